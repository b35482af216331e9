package org.sundew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The servers the sensor is compared with. */
final class References {
    static final int NETTY_PORT = 23401;
    static final int NETTY_UDP_PORT = 23402;
    static final int NGINX_PORT = 23403;
    static final int REFUSE_PORT = 23404;

    private References() {}

    static Server netty(Path work) throws IOException {
        return bareNetty(
                "bare Netty", work, NETTY_PORT, List.of("banner", "" + NETTY_PORT, "" + work.resolve("netty.log")));
    }

    static Server nettyUdp(Path work) throws IOException {
        return bareNetty("bare Netty", work, 0, List.of("udp", "" + NETTY_UDP_PORT));
    }

    static Server nettyRefusing(Path work) throws IOException {
        return bareNetty("bare Netty", work, 0, List.of("refuse", "" + REFUSE_PORT));
    }

    private static Server bareNetty(String name, Path work, int port, List<String> arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BareNetty.class.getName()));
        command.addAll(arguments);
        return Server.start(name, work.resolve("netty.out"), port, command);
    }

    /** nginx with its access log, if it is installed: one worker, the banner as the answer to a GET. */
    static Optional<Server> nginx(Path work) throws IOException {
        if (!Files.isExecutable(Path.of("/usr/sbin/nginx"))) {
            Console.print("nginx is not installed: left out (Debian package nginx-light)\n");
            return Optional.empty();
        }
        Path conf = work.resolve("nginx.conf");
        Files.writeString(conf, """
                daemon off; master_process off; pid %1$s/nginx.pid; error_log %1$s/nginx.err;
                events { worker_connections 4096; }
                http {
                  access_log %1$s/nginx.log combined;
                  client_body_temp_path %1$s/tmp1; proxy_temp_path %1$s/tmp2; fastcgi_temp_path %1$s/tmp3;
                  uwsgi_temp_path %1$s/tmp4; scgi_temp_path %1$s/tmp5;
                  server { listen 127.0.0.1:%2$d backlog=4096; location / { return 200 "220 mail.example.com"; } }
                }
                """.formatted(work, NGINX_PORT));
        return Optional.of(Server.start(
                "nginx", work.resolve("nginx.out"), NGINX_PORT, List.of("/usr/sbin/nginx", "-c", conf.toString())));
    }
}

package org.sundew.alert.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on a real socket whose answers a test decides: the script gets each command, a mail's text as one called
 * {@code .}, and gives the answer to it. {@link #CUT} ends the connection instead, {@link #SILENCE} never answers.
 */
final class ScriptedServer implements AutoCloseable {
    static final String CUT = "cut";
    static final String SILENCE = "silence";

    private final ServerSocket listening;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final @Nullable SSLContext tls;
    private final boolean tlsAtOnce;
    private volatile UnaryOperator<String> script = ScriptedServer::well;

    private ScriptedServer(@Nullable SSLContext tls, boolean tlsAtOnce) throws IOException {
        this.tls = tls;
        this.tlsAtOnce = tlsAtOnce;
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedServer plain() throws IOException {
        return new ScriptedServer(null, false);
    }

    static ScriptedServer startTls(SSLContext tls) throws IOException {
        return new ScriptedServer(tls, false);
    }

    static ScriptedServer tls(SSLContext tls) throws IOException {
        return new ScriptedServer(tls, true);
    }

    /** Answers all is well to everything. */
    static String well(String command) {
        if (command.startsWith("EHLO")) {
            return "250 PIPELINING";
        }
        if (command.startsWith("STARTTLS")) {
            return "220 go on";
        }
        if (command.startsWith("DATA")) {
            return "354 go on";
        }
        return command.equals(".") ? "250 2.0.0 Ok: queued as 4711" : "250 Ok";
    }

    ScriptedServer answering(UnaryOperator<String> how) {
        script = how;
        return this;
    }

    int port() {
        return listening.getLocalPort();
    }

    List<String> commands() {
        return commands;
    }

    /** The mails that came, whatever the answer to them. */
    List<String> mails() {
        return mails;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                Thread thread = new Thread(() -> converse(connection), "scripted-smtp-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void converse(Socket accepted) {
        try (Socket socket = tlsAtOnce ? encrypted(accepted) : accepted) {
            Socket current = socket;
            BufferedReader in = reader(current);
            answer(current, "220 mail.example.com ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = answerTo(line, in);
                if (answer.equals(CUT)) {
                    return;
                }
                if (answer.equals(SILENCE)) {
                    in.read(); // until the client gives up
                    return;
                }
                answer(current, answer);
                if (line.startsWith("STARTTLS") && answer.startsWith("220")) {
                    current = encrypted(current);
                    in = reader(current);
                }
            }
        } catch (IOException e) {
            commands.add("! " + e.getMessage());
        }
    }

    private String answerTo(String line, BufferedReader in) throws IOException {
        commands.add(line);
        if (!line.startsWith("DATA")) {
            return script.apply(line);
        }
        String begin = script.apply(line);
        if (!begin.startsWith("354")) {
            return begin;
        }
        answer(connections.get(connections.size() - 1), begin);
        StringBuilder mail = new StringBuilder();
        for (String each = in.readLine(); each != null && !each.equals("."); each = in.readLine()) {
            mail.append(each.startsWith(".") ? each.substring(1) : each).append("\r\n");
        }
        mails.add(mail.toString());
        return script.apply(".");
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLContext context = tls;
        if (context == null) {
            throw new IOException("no TLS here");
        }
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "", plain.getPort(), true);
        socket.setUseClientMode(false);
        connections.add(socket);
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    private void answer(Socket socket, String answer) throws IOException {
        String capability = answer.equals("250 PIPELINING") && tls != null && !tlsAtOnce
                ? "250-mail.example.com\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n"
                : answer.equals("250 PIPELINING") ? "250-mail.example.com\r\n250 AUTH PLAIN\r\n" : answer + "\r\n";
        socket.getOutputStream().write(capability.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** What came of a kind of command, such as RCPT. */
    List<String> commands(String kind) {
        return commands.stream()
                .filter(each -> each.toUpperCase(Locale.ROOT).startsWith(kind))
                .toList();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket each : connections) {
            each.close();
        }
    }
}

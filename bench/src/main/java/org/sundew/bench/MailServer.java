package org.sundew.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Takes every mail on loopback, one connection after the other, and counts the events that Sundew says are in them. */
final class MailServer implements AutoCloseable {
    private static final String COUNT = "X-Sundew-Events: ";

    private final ServerSocket listening;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong mails = new AtomicLong();

    MailServer(int port) throws IOException {
        listening = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    long events() {
        return events.get();
    }

    long mails() {
        return mails.get();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                converse(client);
            } catch (IOException e) {
                Console.print(listening.isClosed() ? "" : "mail server: " + e.getMessage() + "\n");
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(client, "220 bench");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && line.startsWith(COUNT)) {
                events.addAndGet(Long.parseLong(line.substring(COUNT.length())));
                mails.incrementAndGet();
            }
            if (!data || line.equals(".")) {
                data = line.equals("DATA");
                say(client, data ? "354 go on" : "250 ok");
            }
        }
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}

package org.sundew.alert.syslog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Makes connections to one receiver, by TCP or TLS; the name is looked up each time. */
final class TcpDial implements StreamLink.Dial {
    private final String host;
    private final int port;
    private final int patience;
    private final @Nullable SSLContext tls;
    private final boolean verify;

    /** Connections by TLS if there is a context; {@code verify} if the certificate has to be for this host. */
    TcpDial(String host, int port, Duration patience, @Nullable SSLContext tls, boolean verify) {
        this.host = host;
        this.port = port;
        this.patience = (int) patience.toMillis();
        this.tls = tls;
        this.verify = verify;
    }

    @Override
    public Socket dial(StreamLink.Plain plain) throws IOException {
        // without the JVM's proxy settings: an alert goes where the cfg says
        Socket socket = new Socket(Proxy.NO_PROXY);
        plain.made(socket);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), patience);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            return tls == null ? socket : secured(socket, tls);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(Socket socket, SSLContext context) throws IOException {
        socket.setSoTimeout(patience);
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        if (verify) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}

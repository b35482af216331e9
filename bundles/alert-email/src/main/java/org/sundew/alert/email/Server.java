package org.sundew.alert.email;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * The mail server and how to talk to it.
 *
 * @param tls    {@value #OFF}, {@value #STARTTLS} or {@value #TLS}
 * @param trust  connects by TLS trusting other certificates than the JVM does
 * @param user   empty = without log-in
 * @param sender the address for {@code MAIL FROM}
 */
record Server(
        String host,
        int port,
        String tls,
        Optional<SSLSocketFactory> trust,
        String user,
        String password,
        Duration connect,
        Duration read,
        Duration write,
        String helo,
        String sender) {
    static final String OFF = "off";
    static final String STARTTLS = "starttls";
    static final String TLS = "tls";

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port + " (" + tls + ")";
    }

    /** The same for Angus Mail: properties of its package {@code org.eclipse.angus.mail.smtp}. */
    Properties properties() {
        Properties all = new Properties();
        all.setProperty("mail.smtp.host", host);
        all.setProperty("mail.smtp.port", Integer.toString(port));
        all.setProperty("mail.smtp.localhost", helo);
        all.setProperty("mail.smtp.from", sender);
        all.setProperty("mail.smtp.connectiontimeout", Long.toString(connect.toMillis()));
        all.setProperty("mail.smtp.timeout", Long.toString(read.toMillis()));
        all.setProperty("mail.smtp.writetimeout", Long.toString(write.toMillis()));
        all.setProperty("mail.smtp.sendpartial", "true");
        all.setProperty("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
        all.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        all.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls.equals(TLS)));
        all.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        all.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls.equals(STARTTLS)));
        all.setProperty("mail.smtp.starttls.required", Boolean.toString(tls.equals(STARTTLS)));
        trust.ifPresent(factory -> all.put("mail.smtp.ssl.socketFactory", factory));
        return all;
    }
}

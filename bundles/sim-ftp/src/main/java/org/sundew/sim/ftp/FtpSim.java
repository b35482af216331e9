package org.sundew.sim.ftp;

import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.sundew.sim.Dialog;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** Plays vsFTPd, ProFTPD or the FTP service of IIS. */
@Component(name = "org.sundew.sim.ftp", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "21", severity = "medium")
@Designate(ocd = FtpSim.Config.class, factory = true)
public final class FtpSim implements SimServer {

    /** Who gets in, what there is to see, and how much of an upload is kept. */
    @ObjectClassDefinition(
            name = "Sundew FTP sim server",
            description = "Plays vsFTPd, ProFTPD or IIS and captures uploads")
    @interface Config {
        @AttributeDefinition(
                description = "The product to play; auto: iis where the machine has Windows, else vsftpd",
                options = {
                    @Option(label = "auto", value = "auto"),
                    @Option(label = "vsftpd", value = "vsftpd"),
                    @Option(label = "proftpd", value = "proftpd"),
                    @Option(label = "iis", value = "iis")
                })
        String product() default "auto";

        @AttributeDefinition(description = "Its version, where it tells one; blank: vsFTPd 3.0.3, ProFTPD 1.3.8")
        String version() default "";

        @AttributeDefinition(description = "The greeting after 220, one line; blank: the product's own words")
        String banner() default "";

        @AttributeDefinition(description = "Whether users anonymous and ftp get in with any password")
        boolean anonymous() default true;

        @AttributeDefinition(
                description = "Who else gets in: user:password, by commas; * stands for any name or password")
        String[] users() default {};

        @AttributeDefinition(
                description = "How long a refused log-in waits for its answer, in s",
                min = "0",
                max = "60")
        int refusal_seconds() default 3;

        @AttributeDefinition(
                description = "After how many refused log-ins the session is closed",
                min = "1",
                max = "1000")
        int tries_max() default 3;

        @AttributeDefinition(
                description = "Whether AUTH TLS is offered",
                options = {@Option(label = "off", value = "off"), @Option(label = "on", value = "on")})
        String tls() default "off";

        @AttributeDefinition(description = "Whether files and folders may be made; they are never served back")
        boolean uploads() default true;

        @AttributeDefinition(
                description = "How much of an uploaded file is kept for its event, in bytes; all of it is hashed",
                min = "0",
                max = "16777216")
        int upload_bytes() default 1_048_576;

        @AttributeDefinition(
                description = "The IPv4 address told in answer to PASV; blank: the one the visitor came to")
        String passive_address() default "";

        @AttributeDefinition(
                description = "A directory of real files to offer, read when this file is saved; blank: none")
        String files() default "";

        @AttributeDefinition(
                description =
                        "Made-up files and folders, by commas: path [size] [age in days, or date]; none; blank: the machine's")
        String[] tree() default {};
    }

    private final FtpSettings settings;
    /** How many sessions are open, as STAT tells. */
    private final AtomicInteger clients = new AtomicInteger();

    /** Checks the configuration, and reads the real files into memory. */
    @Activate
    public FtpSim(Config config) {
        this(config, new Room(Room.DEFAULT));
    }

    FtpSim(Config config, Room room) {
        settings = FtpSettings.of(config, room);
    }

    @Override
    public Dialog open(Session session) {
        return FtpDialog.greeting(session, settings, clients);
    }
}

package com.example.sundew.quote;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.sundew.event.Observation;
import org.sundew.sim.Dialog;
import org.sundew.sim.Lines;
import org.sundew.sim.ListensOn;
import org.sundew.sim.Session;
import org.sundew.sim.SimServer;

/** A quote-of-the-day server (RFC 865) that answers each line with the quote again. */
@Component(name = "com.example.sundew.sim.quote", configurationPolicy = ConfigurationPolicy.REQUIRE)
@ListensOn(port = "17")
@Designate(ocd = QuoteSim.Config.class, factory = true)
public final class QuoteSim implements SimServer {
    private final Config config;

    /** The cfg's keys, their types and defaults. */
    @ObjectClassDefinition(name = "Quote of the day")
    public @interface Config {
        @AttributeDefinition(description = "What is sent, without the line end")
        String quote() default "There is no place like 127.0.0.1.";

        @AttributeDefinition(description = "Lines answered before the server hangs up; 0 or more", min = "0")
        int lines_max() default 3;
    }

    @Activate
    public QuoteSim(Config config) {
        this.config = config;
    }

    @Override
    public Dialog open(Session session) {
        session.send(config.quote() + "\r\n");
        int[] left = {config.lines_max()};
        return Lines.to(line -> {
            session.report(Observation.command(line));
            if (left[0]-- > 0) {
                session.send(config.quote() + "\r\n");
            } else {
                session.close();
            }
        });
    }
}

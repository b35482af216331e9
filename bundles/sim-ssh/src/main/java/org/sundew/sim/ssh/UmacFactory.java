package org.sundew.sim.ssh;

import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.mac.Mac;

/**
 * Makes {@link Umac}s under one of OpenSSH's names (its PROTOCOL file, section 1.5).
 *
 * @param tag how long the tag is, in bytes: 8 or 16
 */
record UmacFactory(String name, int tag) implements NamedFactory<Mac> {
    @Override
    public String getName() {
        return name;
    }

    @Override
    public Mac create() {
        return new Umac(tag, name.contains("-etm@"));
    }
}

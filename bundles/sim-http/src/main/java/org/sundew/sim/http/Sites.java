package org.sundew.sim.http;

import java.util.Map;

/**
 * The sites of one server: the one that everybody gets, and virtual hosts. A visitor's host name is looked up here and nowhere
 * else. Immutable.
 *
 * @param main  what is there under every name that is not another site's
 * @param hosts virtual hosts by name, lower case: {@code shop.example.com}; {@code *.example.com} for all below that;
 *              {@code shop} for that name in the domain of the machine that is played
 */
record Sites(Site main, Map<String, Site> hosts) {
    /** The longest name there is (RFC 1035 section 2.3.4). */
    private static final int NAME_MAX = 253;

    Sites {
        hosts = Map.copyOf(hosts);
    }

    /** The site of that host, lower case; of that domain's if it is a name in it. */
    Site of(String host, String domain) {
        if (hosts.isEmpty() || host.isEmpty() || host.length() > NAME_MAX) {
            return main;
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String suffix = "." + domain;
        String label = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
        Site site = hosts.getOrDefault(name, hosts.get(label));
        for (int dot = name.indexOf('.'); site == null && dot >= 0; dot = name.indexOf('.', dot + 1)) {
            site = hosts.get('*' + name.substring(dot));
        }
        return site == null ? main : site;
    }
}

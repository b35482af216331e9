package org.sundew.event;

/**
 * Where a visit came in: one port of one listen, as configured.
 *
 * @param name     the operator's name for it, unique in the sensor, e.g. {@code ftp-main}
 * @param simKind  the kind of sim server behind it, e.g. {@code ftp}; {@code closed} where nothing serves
 * @param port     the sensor port: as configured, before any offset for unprivileged use, 0 to 65535
 * @param scenario the scenario it was opened for
 * @param severity what its events start from
 * @param limit    this port's own limit on connections, in place of the general one, or {@link PortLimit#NONE}
 */
public record Listen(
        String name,
        String simKind,
        Transport transport,
        int port,
        String scenario,
        Severity severity,
        PortLimit limit) {}

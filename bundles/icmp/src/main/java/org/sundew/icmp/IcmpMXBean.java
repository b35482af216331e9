package org.sundew.icmp;

/** {@code org.sundew:type=Icmp}: what became of the ICMP messages that this machine received. */
public interface IcmpMXBean {
    /** Whether a raw socket is open. */
    boolean isWatching();

    /** Messages that went to intake. */
    long getArrivals();

    /** Messages that this machine's own kernel sent, such as answers to a ping from here. */
    long getOwn();

    /** Messages of a type, or to an address, that the cfg does not ask for and that the kernel did not keep back. */
    long getPassed();

    /** What was no whole ICMP message. */
    long getMalformed();

    /** Messages that the kernel dropped because its queue was full; newer kernels count those of every type. */
    long getDropped();
}

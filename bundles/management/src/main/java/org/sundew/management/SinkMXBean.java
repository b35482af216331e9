package org.sundew.management;

/** {@code org.sundew:type=Sink,name=…}: one sink and its lane, as {@link org.sundew.admin.SinkView} has it. */
public interface SinkMXBean {
    String getName();

    String getKind();

    String getState();

    long getDelivered();

    long getFailed();

    long getSkipped();

    long getOvertaken();

    long getLag();

    long getLagSeconds();

    String getRetryingSince();

    String getLastError();

    /** Has the sink deliver one test event, and waits for the outcome, up to 30 s; throws if the sink refused it. */
    String test();
}

package org.sundew.management;

import java.util.regex.Pattern;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;

/** Shows one sink; see {@link SinkMXBean}. */
final class SinkBean extends StandardMBean implements SinkMXBean {
    private static final Pattern PLAIN = Pattern.compile("[^,=:\"*?\n\\\\]+");

    private final Sinks sinks;
    private final String name;

    SinkBean(Sinks sinks, String name) {
        super(SinkMXBean.class, true);
        this.sinks = sinks;
        this.name = name;
    }

    /** The name under which a sink of this name is shown; quoted where JMX would not take it as it is. */
    static String objectName(String sink) {
        boolean plain = PLAIN.matcher(sink).matches();
        return "org.sundew:type=Sink,name=" + (plain ? sink : ObjectName.quote(sink));
    }

    private SinkView view() {
        return sinks.sinks().stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("sink " + name + " is gone"));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getKind() {
        return view().kind();
    }

    @Override
    public String getState() {
        return view().state();
    }

    @Override
    public long getDelivered() {
        return view().delivered();
    }

    @Override
    public long getFailed() {
        return view().failed();
    }

    @Override
    public long getSkipped() {
        return view().skipped();
    }

    @Override
    public long getOvertaken() {
        return view().overtaken();
    }

    @Override
    public long getLag() {
        return view().lag();
    }

    @Override
    public long getLagSeconds() {
        return view().lagSeconds();
    }

    @Override
    public String getRetryingSince() {
        return view().retryingSince();
    }

    @Override
    public String getLastError() {
        return view().lastError();
    }

    @Override
    public String test() {
        return sinks.test(name);
    }
}

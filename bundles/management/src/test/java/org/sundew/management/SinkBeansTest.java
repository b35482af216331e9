package org.sundew.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sundew.admin.SinkView;
import org.sundew.admin.Sinks;

final class SinkBeansTest {
    private final Changing sinks = new Changing();
    private final Set<String> registered = new TreeSet<>();

    private Runnable register(SinkBean bean) {
        assertThat(registered.add(bean.getName())).isTrue();
        return () -> registered.remove(bean.getName());
    }

    private static final class Changing implements Sinks {
        private final List<Runnable> listeners = new ArrayList<>();
        private List<SinkView> views = List.of();

        void become(SinkView... present) {
            views = List.of(present);
            listeners.forEach(Runnable::run);
        }

        @Override
        public List<SinkView> sinks() {
            return views;
        }

        @Override
        public String test(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Runnable onChange(Runnable listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }

    private static SinkView sink(String name, String state) {
        return new SinkView(name, "csv", state, 0, 0, 0, 0, 0, 0, "", "");
    }

    @Test
    void showsTheSinksThatAreThereFromTheStart() {
        sinks.become(sink("a", "running"));

        new SinkBeans(sinks, this::register);

        assertThat(registered).containsExactly("a");
    }

    @Test
    void followsSinksAsTheyComeAndGo() {
        new SinkBeans(sinks, this::register);

        sinks.become(sink("a", "running"), sink("b", "disabled"));
        assertThat(registered).containsExactly("a", "b");
        sinks.become(sink("a", "gone"), sink("b", "running"));
        assertThat(registered).containsExactly("b");
        sinks.become(sink("a", "running"));
        assertThat(registered).containsExactly("a");
    }

    @Test
    void takesAllBeansDownWhenItEnds() {
        SinkBeans beans = new SinkBeans(sinks, this::register);
        sinks.become(sink("a", "running"));

        beans.deactivate();
        sinks.become(sink("b", "running"));

        assertThat(registered).isEmpty();
        assertThat(sinks.listeners).isEmpty();
    }
}

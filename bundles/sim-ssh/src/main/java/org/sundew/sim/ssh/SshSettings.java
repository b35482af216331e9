package org.sundew.sim.ssh;

import java.time.Duration;
import org.sundew.shell.Doorman;
import org.sundew.shell.Machines;

/** What the sessions need of the configuration. */
record SshSettings(Doorman doorman, Duration refusal, boolean interactive, int uploadBytes, Machines machines) {}

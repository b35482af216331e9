package org.sundew.sim.ssh;

import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.sundew.event.Observation;

/** What a visitor may start in a channel: a shell, a command, SFTP. */
record Channels(SshSettings settings) implements SubsystemFactory {
    @Override
    public String getName() {
        return "sftp";
    }

    Command shell(ChannelSession channel) {
        return new ShellTalk(settings);
    }

    Command command(ChannelSession channel, String command) {
        if (command.matches("(/usr/bin/)?scp .*-[a-zA-Z]*[tf].*")) {
            ((Wire) channel.getSession().getIoSession()).bridge().report(Observation.command(command));
            return new ScpTalk(settings, command);
        }
        return new ExecTalk(settings, command);
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
        return new SftpTalk(settings);
    }
}

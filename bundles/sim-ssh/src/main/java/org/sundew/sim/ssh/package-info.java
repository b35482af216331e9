/**
 * The sim server that plays OpenSSH, by Apache MINA SSHD behind a session: log-ins, a made-up shell, commands, SFTP and SCP.
 * It is not an SSH server: no command runs, forwarding is refused, and MINA never sees a socket.
 */
@NullMarked
package org.sundew.sim.ssh;

import org.jspecify.annotations.NullMarked;

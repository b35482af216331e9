package org.sundew.shell;

/** Why something about a file cannot be done; the message is the system's own, as strerror gives it. */
public final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    /** The reasons, by their names in errno.h. */
    public enum Why {
        NOENT("No such file or directory"),
        EXIST("File exists"),
        NOTDIR("Not a directory"),
        ISDIR("Is a directory"),
        ACCES("Permission denied"),
        NOTEMPTY("Directory not empty"),
        LOOP("Too many levels of symbolic links"),
        NAMETOOLONG("File name too long"),
        NOSPC("No space left on device"),
        ROFS("Read-only file system"),
        TIMEDOUT("Connection timed out"),
        NOTTY("Inappropriate ioctl for device");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        /** The reason in words. */
        String text() {
            return text;
        }
    }

    private final Why why;

    Trouble(Why why) {
        super(why.text, null, false, false);
        this.why = why;
    }

    /** The reason. */
    public Why why() {
        return why;
    }

    /** The reason in words. */
    public String text() {
        return why.text;
    }
}

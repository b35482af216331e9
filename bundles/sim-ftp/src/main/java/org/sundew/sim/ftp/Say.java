package org.sundew.sim.ftp;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An occasion on which the server says something. A product's words file has a line for each, under the name in lower case
 * with dots; one that it lacks is said like another, or never comes up there.
 */
enum Say {
    GREETING,
    LOG_IN_FIRST,
    UNKNOWN,
    /** An empty line, or one that begins with a blank. */
    BLANK(true),
    /** Another protocol's command; blank: the door is shut without a word. */
    SHUT(true),
    TOO_LONG(true),
    /** An argument that no command takes. */
    FORBIDDEN(true),
    /** A name that no file can have. */
    BAD_NAME(true),
    QUIT,

    ASK_GUEST,
    ASK_PASSWORD,
    USER_FIRST,
    WELCOME_GUEST,
    WELCOME,
    REFUSED,
    ALREADY_IN,
    SAME_USER(true),
    OTHER_USER(true),
    GUEST_STAYS(OTHER_USER),

    NOOP,
    SYST,
    FEAT,
    FEAT_TLS(FEAT),
    HELP,
    HELP_UNKNOWN(HELP),
    OPTS_UNKNOWN,
    OPTS_UTF8(OPTS_UNKNOWN),
    OPTS_UTF8_ON,
    OPTS_UTF8_OFF(OPTS_UNKNOWN),
    OPTS_MLST(OPTS_UNKNOWN),
    OPTS_MLST_NONE(OPTS_MLST),
    STAT,
    STAT_BEGIN,
    STAT_END,
    STAT_BEGIN_FILE(STAT_BEGIN),
    STAT_END_FILE(STAT_END),
    STAT_NONE(true),
    ALLO,
    ALLO_BAD(ALLO),
    NOT_IMPLEMENTED,
    CLNT(NOT_IMPLEMENTED),
    HOST(NOT_IMPLEMENTED),
    HOST_EARLY(HOST),
    LANG(NOT_IMPLEMENTED),
    LANG_EARLY(LANG),
    LANG_DEFAULT(LANG),
    CSID(NOT_IMPLEMENTED),
    RANG(NOT_IMPLEMENTED),

    SITE_UNKNOWN,
    SITE_EARLY(SITE_UNKNOWN),
    SITE_GUEST(true),
    SITE_HELP,
    SITE_UMASK(SITE_UNKNOWN),
    SITE_UMASK_SET(SITE_UNKNOWN),
    SITE_CHMOD(SITE_UNKNOWN),
    SITE_CHMOD_NONE(SITE_CHMOD),
    SITE_CHMOD_LACKS(SITE_UNKNOWN),
    SITE_QUOTA(SITE_UNKNOWN),
    SITE_RATIO(SITE_UNKNOWN),
    SITE_CPFR(SITE_UNKNOWN),
    SITE_CPFR_NONE(SITE_UNKNOWN),
    SITE_CPTO(SITE_UNKNOWN),
    SITE_CPTO_FIRST(SITE_UNKNOWN),
    SITE_MKDIR(true),
    SITE_MKDIR_NONE(SITE_UNKNOWN),
    SITE_RMDIR_NONE(SITE_UNKNOWN),

    AUTH_DONE,
    AUTH_UNKNOWN,
    AUTH_AGAIN(true),
    AUTH_LATE(true),
    TLS_OFF,
    PBSZ_DONE,
    PBSZ_OTHER(PBSZ_DONE),
    PBSZ_PLAIN,
    PROT_PLAIN,
    PROT_CLEAR,
    PROT_PRIVATE,
    PROT_OTHER,
    PROT_UNKNOWN,

    DENIED,
    PWD,
    CWD_DONE,
    CWD_NONE,
    CWD_FILE(CWD_NONE),
    SIZE,
    SIZE_NONE,
    SIZE_FOLDER(SIZE_NONE),
    SIZE_ASCII(true),
    MDTM,
    MDTM_NONE,
    MDTM_FOLDER(MDTM_NONE),
    MDTM_SET(true),
    MFMT(NOT_IMPLEMENTED),
    MLST_BEGIN(NOT_IMPLEMENTED),
    MLST_END(NOT_IMPLEMENTED),
    MLST_NONE(NOT_IMPLEMENTED),
    MKD_DONE,
    MKD_NONE,
    MKD_EXISTS(MKD_NONE),
    MKD_DENIED(MKD_NONE),
    RMD_DONE,
    RMD_NONE,
    RMD_FULL(RMD_NONE),
    RMD_FILE(RMD_NONE),
    RMD_DENIED(RMD_NONE),
    DELE_DONE,
    DELE_NONE,
    DELE_FOLDER(DELE_NONE),
    DELE_DENIED(DELE_NONE),
    RNFR_DONE,
    RNFR_NONE,
    RNTO_DONE,
    RNTO_FIRST,
    RNTO_NONE,

    TYPE_ASCII,
    TYPE_BINARY,
    TYPE_UNKNOWN,
    MODE_STREAM,
    MODE_OTHER,
    MODE_UNKNOWN(MODE_OTHER),
    STRU_FILE,
    STRU_OTHER,
    STRU_UNKNOWN(STRU_OTHER),
    REST,
    REST_BAD(true),
    REST_ASCII(true),
    ABOR,

    PASV,
    PASV_NONE,
    EPSV,
    EPSV_UNKNOWN,
    /** A number, but no protocol's. */
    EPSV_OTHER(EPSV_UNKNOWN),
    EPSV_ALL,
    ALL_IN_FORCE,
    PORT_DONE,
    PORT_REFUSED,
    PORT_BAD,
    EPRT_ALL(true),
    EPRT_DONE,
    EPRT_REFUSED,
    EPRT_BAD,
    /** Not even bars. */
    EPRT_FORM(EPRT_BAD),
    EPRT_PROTOCOL,

    USE_PORT_FIRST,
    /** The visitor did not connect in time. */
    NO_CONNECTION,
    /** The visitor wants to be dialled, which the sensor never does. */
    NEVER_DIALLED,
    /** Instead of what opens a transfer, where the connection is there before the command. */
    CONNECTED(true),
    LIST_OPENING,
    LIST_DONE,
    /** At the end of a listing of nothing. */
    LIST_NONE(true),
    /** Instead of such a listing. */
    LIST_MISSING(true),
    NLST_NONE(LIST_MISSING),
    NLST_NOTHING(LIST_MISSING),
    MLSD_OPENING(LIST_OPENING),
    MLSD_NONE(true),
    MLSD_FILE(MLSD_NONE),
    RETR_OPENING,
    RETR_DONE,
    RETR_CUT,
    RETR_NONE,
    RETR_FOLDER(RETR_NONE),
    RETR_DENIED(RETR_NONE),
    RETR_ASCII(true),
    RETR_BEYOND(true),
    STOR_OPENING,
    STOR_DONE,
    STOR_CUT,
    STOR_NONE,
    STOR_FOLDER(STOR_NONE),
    STOR_DENIED(STOR_NONE),
    STOR_APPEND(true),
    STOU_OPENING,
    STOU_DONE(STOR_DONE);

    private final boolean optional;
    private final @Nullable Say like;

    Say() {
        this(false);
    }

    Say(boolean optional) {
        this.optional = optional;
        this.like = null;
    }

    Say(Say like) {
        this.optional = like.optional;
        this.like = like;
    }

    /** Whether a product may do without it. */
    boolean optional() {
        return optional;
    }

    /** The occasion whose words serve for this one, too. */
    Optional<Say> like() {
        return Optional.ofNullable(like);
    }

    /** Its name in a words file. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}

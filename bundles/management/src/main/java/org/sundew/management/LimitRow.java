package org.sundew.management;

import org.sundew.admin.Limits.Setting;

/** A {@link Setting} with the getters that JMX makes open types of. */
public final class LimitRow {
    private final Setting setting;

    LimitRow(Setting setting) {
        this.setting = setting;
    }

    public String getKey() {
        return setting.key();
    }

    public String getValue() {
        return setting.value();
    }

    /** {@code preset} or {@code cfg}. */
    public String getOrigin() {
        return setting.origin();
    }
}

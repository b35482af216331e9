package org.sundew.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.sundew.admin.Problem;

/** Components that would not start, as Declarative Services tells of them. */
final class FailedComponents {
    private static final Pattern REASON =
            Pattern.compile("^(?:Caused by: )?([\\w.$]+(?:Exception|Error)[\\w$]*)(?:: (.*))?$", Pattern.MULTILINE);
    private static final String REFUSED = IllegalArgumentException.class.getName();
    private static final Pattern KEY = Pattern.compile("[a-z0-9._-]+");

    private final ServiceComponentRuntime runtime;
    private final Inspector inspector;

    FailedComponents(ServiceComponentRuntime runtime, Inspector inspector) {
        this.runtime = runtime;
        this.inspector = inspector;
    }

    /** Whether some component asks for this PID, declared or not. */
    boolean claims(String pid) {
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
            for (String each : description.configurationPid) {
                if (each.equals(pid)) {
                    return true;
                }
            }
        }
        return false;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO component : runtime.getComponentConfigurationDTOs(description)) {
                if (component.state == ComponentConfigurationDTO.FAILED_ACTIVATION && ours(description, component)) {
                    problems.add(problem(description.name, component.properties, component.failure));
                }
            }
        }
        return problems;
    }

    private static boolean ours(ComponentDescriptionDTO description, ComponentConfigurationDTO component) {
        return Inspector.concerns(description.name, component.properties.keySet());
    }

    private Problem problem(String component, Map<String, Object> properties, String failure) {
        String file = CfgFile.of(properties);
        String where = file.isEmpty() ? component : file;
        Reason reason = reason(failure);
        Problem said = Problem.refused(where, reason.message(), "it does not start with it");
        if (!reason.type().equals(REFUSED) || !KEY.matcher(said.key()).matches()) {
            return new Problem(where, "", "", "it does not start: " + reason.type() + ": " + reason.message());
        }
        return inspector.secret(component, said.key()) ? new Problem(where, said.key(), "", said.what()) : said;
    }

    private record Reason(String type, String message) {}

    /** The refusal if there is one, else the innermost cause. */
    private static Reason reason(String trace) {
        Reason reason = new Reason("unknown", "");
        Matcher line = REASON.matcher(trace);
        while (line.find()) {
            String message = line.group(2) == null ? "" : line.group(2);
            reason = new Reason(line.group(1), message);
            if (reason.type().equals(REFUSED)) {
                return reason;
            }
        }
        return reason;
    }
}

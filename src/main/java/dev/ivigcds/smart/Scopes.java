package dev.ivigcds.smart;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The scopes of SMART that this app asks for, and what those granted allow. */
final class Scopes {
    /** To create Observations of the patient: v2 {@code .c}, also within {@code .cruds}; v1 {@code .write}, {@code .*}. */
    private static final Pattern CREATES = Pattern.compile(
            "(patient|user)/(Observation|\\*)\\.(cr?u?d?s?|write|\\*)(\\?.*)?", Pattern.CASE_INSENSITIVE);

    private Scopes() {}

    /**
     * What to ask for.
     *
     * @param withinEhr whether the EHR brought a launch, whose patient is then meant
     * @param types what the timeline reads
     * @param onlyV1 whether the server knows the spelling of SMART 1 alone
     * @param further what the site wants besides
     */
    static Set<String> asked(boolean withinEhr, Collection<String> types, boolean onlyV1, List<String> further) {
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add(withinEhr ? "launch" : "launch/patient");
        types.forEach(
                type -> scopes.add("patient/" + type + (onlyV1 ? ".read" : type.equals("Patient") ? ".r" : ".rs")));
        scopes.addAll(further);
        return scopes;
    }

    /** Whether Observations may be created. A hint: the server's answer is the truth. */
    static boolean mayCreateObservations(Collection<String> granted) {
        return granted.stream().anyMatch(scope -> CREATES.matcher(scope).matches());
    }
}

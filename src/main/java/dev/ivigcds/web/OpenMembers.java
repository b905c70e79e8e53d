package dev.ivigcds.web;

import dev.ivigcds.wire.JsonLimits;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the members seen so far of each object that is not at its end yet, to tell one that comes twice (T-18). Names of a small object
 * are looked through, which is quicker than any table; those of a large one are hashed.
 */
final class OpenMembers {
    private static final int FEW = 12;

    /** Of all open objects, one behind the other. */
    private String[] names = new String[64];

    private int count;

    /** Where the names of each open object begin. */
    private final int[] begins = new int[JsonLimits.DEPTH + 1];

    private final @Nullable Set<String>[] many = tables();
    private int open = -1;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Set<String>[] tables() {
        return new Set[JsonLimits.DEPTH + 1];
    }

    /** An object begins. */
    void begin() {
        begins[++open] = count;
    }

    /** The object that began last ends. */
    void end() {
        count = begins[open];
        many[open--] = null;
    }

    /** Whether the object that began last had no member of this name yet; from now on it has. */
    boolean isNew(String name) {
        boolean known = count - begins[open] < FEW ? isAmongFew(name) : !hashed().add(name);
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
        }
        names[count++] = name;
        return !known;
    }

    private boolean isAmongFew(String name) {
        for (int i = begins[open]; i < count; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> hashed() {
        Set<String> table = many[open];
        if (table == null) {
            table = new HashSet<>(Arrays.asList(names).subList(begins[open], count));
            many[open] = table;
        }
        return table;
    }
}

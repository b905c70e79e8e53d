package dev.ivigcds.conformance;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Which tests hold which duty: those whose name begins with it ({@code r31_aMissingMember…}, {@code r118r119An…}, {@code R63_R64_an_empty…}), those
 * that carry it as {@link Requirement}, and those that the list of duties names.
 *
 * @param byDuty tests as {@code Class#method}, by id
 */
record TiedTests(SortedMap<String, SortedSet<String>> byDuty) {
    private static final Pattern NAMED = Pattern.compile("[rR]([0-9]{2,3})_?");

    /** All tests of the build that hold one of these duties. */
    static TiedTests of(List<Duty> duties) {
        SortedMap<String, SortedSet<String>> byDuty = new TreeMap<>();
        List<Method> tests = tests();
        tests.forEach(test -> ids(test)
                .forEach(id -> byDuty.computeIfAbsent(id, i -> new TreeSet<>()).add(name(test))));
        Set<String> names = tests.stream().map(TiedTests::name).collect(Collectors.toSet());
        for (Duty duty : duties) {
            for (String listed : duty.heldBy()) {
                if (!names.contains(listed)) {
                    throw new AssertionError(duty.id() + " names a test that is not there: " + listed);
                }
                byDuty.computeIfAbsent(duty.id(), i -> new TreeSet<>()).add(listed);
            }
        }
        return new TiedTests(byDuty);
    }

    SortedSet<String> of(Duty duty) {
        return byDuty.getOrDefault(duty.id(), new TreeSet<>());
    }

    private static List<Method> tests() {
        return ReflectionSupport.findAllClassesInPackage("dev.ivigcds", type -> true, name -> true).stream()
                .flatMap(type ->
                        AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream())
                .toList();
    }

    private static List<String> ids(Method test) {
        List<String> ids = new ArrayList<>();
        Matcher named = NAMED.matcher(test.getName());
        while (named.lookingAt()) {
            ids.add("R-" + named.group(1));
            named.region(named.end(), test.getName().length());
        }
        AnnotationSupport.findAnnotation(test, Requirement.class)
                .ifPresent(requirement -> ids.addAll(Arrays.asList(requirement.value())));
        return ids;
    }

    private static String name(Method test) {
        return test.getDeclaringClass().getSimpleName() + "#" + test.getName();
    }
}

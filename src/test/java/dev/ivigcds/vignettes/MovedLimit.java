package dev.ivigcds.vignettes;

import dev.ivigcds.terminology.KnowledgeFolder;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of a rule, moved: the knowledge as it would be with it.
 *
 * @param limit the number, as {@code infusionDose.dailyLimit}
 * @param moved what stands there instead, as {@code 79 g}
 */
record MovedLimit(String limit, String moved) {
    private static final String FILE = "hooks/ivig-myositis/service.yaml";

    /** The knowledge with this number in it. */
    KnowledgeFolder in(KnowledgeFolder knowledge) {
        Matcher found = find(knowledge);
        SortedMap<String, String> files = new TreeMap<>(knowledge.files());
        files.compute(FILE, (path, yaml) -> yaml.substring(0, found.start(1)) + moved + yaml.substring(found.end(1)));
        return new KnowledgeFolder(files);
    }

    /** A text in which the number itself, as it is and as it was moved, is not told apart. */
    String masked(KnowledgeFolder knowledge, String text) {
        return text.replaceAll(token(find(knowledge).group(1)) + "|" + token(moved), "#");
    }

    private static String token(String numberAndUnit) {
        return "(?<![\\d.])" + Pattern.quote(numberAndUnit.split(" ", 2)[0]) + "(?!\\.?\\d)";
    }

    private Matcher find(KnowledgeFolder knowledge) {
        String[] ruleAndName = limit.split("\\.", 2);
        String rule = "^  " + ruleAndName[0] + ":\\n(?:    .*\\n|\\n)*?    parameters:\\n";
        Matcher found = Pattern.compile(
                        rule + "(?:      .*\\n)*?      " + ruleAndName[1] + ": (.*)$", Pattern.MULTILINE)
                .matcher(knowledge.files().get(FILE));
        if (!found.find()) {
            throw new IllegalArgumentException("no rule has the number " + limit);
        }
        return found;
    }
}

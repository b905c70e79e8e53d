package dev.ivigcds.fhir;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;

/** How a JSON member of an element of HAPI's model is reached; looked up once for each type and name. */
final class Members {
    private static final ClassValue<Map<String, Way>> WAYS = new ClassValue<>() {
        @Override
        protected Map<String, Way> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** No type of FHIR has as many; names come from strangers. */
    private static final int MOST = 200;

    private Members() {}

    /** A way to a child, created on the way. */
    enum Way {
        ONE,
        MANY,
        /** One of the types of an element such as {@code value[x]}, named with its type. */
        CHOICE,
        /** None is taken: no reader looks at it. */
        UNREAD,
        NONE;

        boolean many() {
            return this == MANY;
        }

        Base child(Base element, String name) throws PlainReader.Odd {
            return switch (this) {
                case ONE, MANY -> element.makeProperty(name.hashCode(), name);
                case CHOICE -> element.addChild(name);
                case UNREAD, NONE -> throw new PlainReader.Odd();
            };
        }
    }

    /** The ways from an element that are known so far. */
    static Map<String, Way> of(Base element) {
        return WAYS.get(element.getClass());
    }

    /**
     * The way to a member.
     *
     * @param known those known of this element's type
     */
    static Way of(Base element, String name, Map<String, Way> known) {
        Way way = known.get(name);
        if (way == null) {
            way = find(element, name);
            if (known.size() < MOST) {
                known.put(name, way);
            }
        }
        return way;
    }

    private static Way find(Base element, String name) {
        if (PlainReader.isUnread(element, name)) {
            return Way.UNREAD;
        }
        try {
            Property property = element.getChildByName(name);
            if (property != null && property.getName().equals(name)) {
                return property.isList() ? Way.MANY : Way.ONE;
            }
            Base apart = element.getClass().getDeclaredConstructor().newInstance();
            return apart.addChild(name) == null ? Way.NONE : Way.CHOICE;
        } catch (RuntimeException | ReflectiveOperationException e) {
            return Way.NONE;
        }
    }

    /** Whether an element has a value for a member. */
    static boolean isThere(Base element, String name) {
        return switch (of(element, name, of(element))) {
            case ONE, MANY -> element.getChildByName(name).hasValues();
            case CHOICE, UNREAD, NONE -> false;
        };
    }
}

package fi.ideapolku.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The form as a reader sees it: labels, helps and choices of the language, with the choices that are offered now. */
@Component
public class LocalisedSchema {

    private static final List<String> TEXTS = List.of("label", "description", "text", "dateLabel");
    private static final List<String> LANGUAGES = List.of("_sv", "_en");

    private final Offers offers;
    private final Conditions conditions;

    LocalisedSchema(Offers offers, Conditions conditions) {
        this.offers = offers;
        this.conditions = conditions;
    }

    /** Without Spring. */
    public static LocalisedSchema standalone(OptionSource... sources) {
        var conditions = new Conditions();
        return new LocalisedSchema(new Offers(() -> List.of(sources), conditions), conditions);
    }

    /** The schema in the language, with nothing known of the idea. */
    public JsonNode of(String json, Locale locale) {
        return of(json, locale, Map.of());
    }

    /**
     * The schema in the language.
     *
     * @param context what conditions of options may name, and what the sources of options read
     */
    public JsonNode of(String json, Locale locale, Map<String, Object> context) {
        var schema = FormSchema.parse(json);
        var root = (ObjectNode) SchemaReader.tree(json);
        translate(root, locale, schema.fields(), context);
        return root;
    }

    private void translate(ObjectNode component, Locale locale, List<Field> fields, Map<String, Object> context) {
        var properties = component.get("properties") instanceof ObjectNode object ? object : null;
        for (var name : TEXTS) {
            if (properties != null && component.has(name)) {
                var translated = SchemaReader.string(properties, name + "_" + locale.getLanguage());
                if (translated != null) {
                    component.put(name, translated);
                }
            }
            if (properties != null) {
                LANGUAGES.forEach(language -> properties.remove(name + language));
            }
        }
        var key = component
                .path("dynamiclist".equals(component.path("type").asText()) ? "path" : "key")
                .asText();
        var field = fields.stream().filter(known -> known.key().equals(key)).findFirst();
        field.filter(known -> known.type().isCode()).ifPresent(choice -> options(component, choice, locale, context));
        field.filter(known -> known.type() == FieldType.CHECKBOX)
                .ifPresent(question -> box(component, question, locale, context));
        field.filter(known -> isRequired(known, locale, context)).ifPresent(known -> require(component));
        var inner = field.filter(known -> known.type() == FieldType.DYNAMICLIST)
                .map(Field::columns)
                .orElse(fields);
        for (var child : component.path("components")) {
            translate((ObjectNode) child, locale, inner, context);
        }
    }

    private void options(ObjectNode component, Field choice, Locale locale, Map<String, Object> context) {
        var values = component.putArray("values");
        for (var option : offers.of(choice, context, Scope.of(context, locale.getLanguage()))) {
            values.addObject()
                    .put(
                            "label",
                            option.label() == null
                                    ? option.value()
                                    : option.label().in(locale))
                    .put("value", option.value());
        }
    }

    /** Where no is withheld, only yes is left: the box must be ticked. */
    private void box(ObjectNode component, Field question, Locale locale, Map<String, Object> context) {
        if (offers.withholds(question, "false", Scope.of(context, locale.getLanguage()))) {
            require(component);
        }
    }

    private boolean isRequired(Field field, Locale locale, Map<String, Object> context) {
        var condition = field.rules().requiredWhen();
        return condition != null && conditions.hold(condition, Scope.of(context, locale.getLanguage()));
    }

    private static void require(ObjectNode component) {
        component.withObjectProperty("validate").put("required", true);
    }
}

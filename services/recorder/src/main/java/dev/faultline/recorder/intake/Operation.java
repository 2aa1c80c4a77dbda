package dev.faultline.recorder.intake;

import dev.faultline.recorder.commands.Asked;
import dev.faultline.recorder.commands.Command;
import dev.faultline.recorder.commands.Numbered;
import dev.faultline.recorder.commands.Refusal;
import dev.faultline.recorder.fields.Field;
import dev.faultline.recorder.fields.FieldFaults;
import dev.faultline.recorder.fields.Values;
import dev.faultline.recorder.http.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call that staff can make.
 *
 * @param name of the call, unique among all
 * @param on what it is about
 * @param method of HTTP
 * @param path behind {@link On#path}, with {@code {incident}} or {@code {maintenance}} and {@code {number}} in it
 * @param of what its body tells, for messages, such as "a note"
 * @param about what it does, for the description of the API
 * @param fields of its body beside the common ones
 * @param numbered what the number in the path counts; empty where there is none
 * @param reference the field that names an incident which must be there; empty where there is none
 * @param rule what is asked of several fields together
 * @param refusals what can be in the way of this call, beside what can be of any
 * @param making the command
 * @param example a body, for the description of the API; tests send it
 * @param <C> the commands
 */
public record Operation<C extends Command>(
        String name,
        On on,
        String method,
        String path,
        String of,
        String about,
        List<Field<?>> fields,
        Optional<Numbered.Of> numbered,
        Optional<Field<String>> reference,
        Rule rule,
        List<Refusal.Kind> refusals,
        Making<C> making,
        String example) {
    /** What calls are about. */
    public enum On {
        INCIDENT("incident", "/api/v1/incidents", ProblemType.INCIDENT_NOT_FOUND),
        MAINTENANCE("maintenance", "/api/v1/maintenance", ProblemType.MAINTENANCE_NOT_FOUND);

        private final String field;
        private final String path;
        private final ProblemType notFound;

        On(String field, String path, ProblemType notFound) {
            this.field = field;
            this.path = path;
            this.notFound = notFound;
        }

        /** The field of an answer that has its id, and the parameter of paths. */
        public String field() {
            return field;
        }

        /** Where all of them are. */
        public String path() {
            return path;
        }

        ProblemType notFound() {
            return notFound;
        }
    }

    /** What is asked of several fields together. */
    @FunctionalInterface
    public interface Rule {
        /** Nothing. */
        Rule NONE = (values, subject, faults) -> {};

        /**
         * Adds a fault for what does not go together.
         *
         * @param values some may be missing or wrong, which has been said already
         * @param subject the id of the incident or maintenance
         */
        void check(Values values, String subject, FieldFaults faults);
    }

    /** Makes a command. */
    @FunctionalInterface
    public interface Making<C> {
        /**
         * The command.
         *
         * @param values without fault
         * @param number in the path; 0 where there is none
         */
        C make(Asked asked, Values values, int number);
    }

    public Operation {
        fields = List.copyOf(fields);
        refusals = List.copyOf(refusals);
    }

    /** A call without a number, a reference or a rule. */
    public static <C extends Command> Operation<C> of(
            String name,
            On on,
            String method,
            String path,
            String of,
            String about,
            List<Field<?>> fields,
            Making<C> making,
            String example) {
        return new Operation<>(
                name,
                on,
                method,
                path,
                of,
                about,
                fields,
                Optional.empty(),
                Optional.empty(),
                Rule.NONE,
                List.of(),
                making,
                example);
    }

    /** The same call with a rule. */
    public Operation<C> with(Rule asked) {
        return new Operation<>(
                name, on, method, path, of, about, fields, numbered, reference, asked, refusals, making, example);
    }

    /** The same call, where the number in the path counts these. */
    public Operation<C> numbering(Numbered.Of counted) {
        return new Operation<>(
                name,
                on,
                method,
                path,
                of,
                about,
                fields,
                Optional.of(counted),
                reference,
                rule,
                refusals,
                making,
                example);
    }

    /** The same call, where this field names an incident that must be there. */
    public Operation<C> referring(Field<String> field) {
        return new Operation<>(
                name,
                on,
                method,
                path,
                of,
                about,
                fields,
                numbered,
                Optional.of(field),
                rule,
                refusals,
                making,
                example);
    }

    /** The same call, which can be refused for these. */
    public Operation<C> refusing(Refusal.Kind... kinds) {
        return new Operation<>(
                name, on, method, path, of, about, fields, numbered, reference, rule, List.of(kinds), making, example);
    }

    /** The whole path, with parameters in braces. */
    public String wholePath() {
        return on.path() + path;
    }

    /** Whether it makes something new, whose id is not in the path. */
    public boolean creates() {
        return path.isEmpty();
    }

    /** Whether the body may be left out. */
    public boolean bodyOptional() {
        return method.equals("DELETE");
    }

    /** All fields of its body, the common ones first. */
    public List<Field<?>> allFields() {
        List<Field<?>> all = new ArrayList<>(CommonFields.ALL);
        if (creates()) {
            all.add(CommonFields.ID);
        }
        all.addAll(fields);
        return all;
    }
}

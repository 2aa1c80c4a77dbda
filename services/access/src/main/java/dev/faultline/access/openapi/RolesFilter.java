package dev.faultline.access.openapi;

import dev.faultline.access.Reason;
import dev.faultline.access.Refusal;
import dev.faultline.access.Role;
import dev.faultline.access.Rule;
import dev.faultline.access.Rules;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Says of each call which role it wants and how it is turned away, from the table of rules. Runs at the start, behind all
 * that describes the calls themselves.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class RolesFilter implements OASFilter {
    private static final String BEARER = "bearer";
    private static final String PROBLEM = "AccessProblem";
    private static final Rules RULES = Rules.of(true);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the issuer that Faultline is set to believe. Needed unless"
                                        + " faultline.access.mode is open."))
                .addSchema(PROBLEM, problemSchema());
        document.getPaths().getPathItems().forEach(RolesFilter::complete);
    }

    private static void complete(String path, PathItem item) {
        item.getOperations()
                .forEach((method, operation) -> RULES.of(method.name(), path)
                        .flatMap(Rule::role)
                        .ifPresent(role -> complete(operation, role, method != PathItem.HttpMethod.GET)));
    }

    private static void complete(Operation operation, Role role, boolean records) {
        String more = records ? ", or importer, which knownAt wants" : "";
        operation.addSecurityRequirement(
                OASFactory.createSecurityRequirement().addScheme(BEARER, List.of(role.word())));
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        put(operation, "401", "There is no good token", Refusal.of(Reason.EXPIRED), "WWW-Authenticate");
        put(
                operation,
                "403",
                "The token lacks the role " + role.word() + more,
                Refusal.missing(role),
                "WWW-Authenticate");
        put(operation, "429", "One caller calls too often", Refusal.later(Reason.TOO_MANY_REQUESTS, 1), "Retry-After");
    }

    private static void put(Operation operation, String status, String words, Refusal refusal, String header) {
        if (operation.getResponses().getAPIResponse(status) != null) {
            return;
        }
        var media = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref(PROBLEM))
                .addExample(refusal.reason().label(), OASFactory.createExample().value(refusal.members()));
        APIResponse response = OASFactory.createAPIResponse()
                .description(words)
                .addHeader(
                        header,
                        OASFactory.createHeader()
                                .description(header.equals("Retry-After") ? "Seconds" : "What is wanted")
                                .schema(string()))
                .content(OASFactory.createContent().addMediaType(Refusal.MEDIA_TYPE, media));
        operation.getResponses().addAPIResponse(status, response);
    }

    private static Schema problemSchema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A problem as of RFC 9457: the call was turned away.")
                .addProperty("type", string())
                .addProperty("title", string())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", string())
                .addProperty("role", string().description("The role that is wanted, where one is missing"))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}

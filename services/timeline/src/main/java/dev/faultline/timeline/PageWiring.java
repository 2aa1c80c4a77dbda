package dev.faultline.timeline;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Leads whoever leaves out the slash at the end of a view's address to the view. The page itself is static files. */
public class PageWiring {
    private static final String VIEWS = "/(?:datacenter|incident|incidents|figures)";
    private static final int MOVED = 308;

    void views(@Observes Router router) {
        router.getWithRegex(VIEWS).handler(PageWiring::withSlash);
    }

    private static void withSlash(RoutingContext context) {
        String query = context.request().query();
        context.response()
                .setStatusCode(MOVED)
                .putHeader("Location", context.request().path() + "/" + (query == null ? "" : "?" + query))
                .end();
    }
}

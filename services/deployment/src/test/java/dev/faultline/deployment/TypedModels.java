package dev.faultline.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first kind of check: an object is read into the class that stands for its kind, which finds wrong types, and then
 * searched for fields that no class knows.
 */
final class TypedModels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
            Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class));

    private TypedModels() {}

    /** Whether there is a class for the object's kind. */
    static boolean know(JsonNode object) {
        return KINDS.containsKey(kind(object));
    }

    /** What is wrong with an object of a kind that is known; empty when nothing is found. */
    static Optional<String> fault(JsonNode object) {
        try {
            var unknown = new ArrayList<String>();
            collectUnknown(JSON.treeToValue(object, KINDS.get(kind(object))), "", unknown);
            return unknown.isEmpty() ? Optional.empty() : Optional.of("no such fields: " + unknown);
        } catch (JsonProcessingException wrongType) {
            return Optional.of(wrongType.getOriginalMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kind(JsonNode object) {
        return object.path("apiVersion").asText() + "/" + object.path("kind").asText();
    }

    /** Fields that no class has are kept by each in its own map of further ones. */
    private static void collectUnknown(Object value, String path, List<String> unknown)
            throws ReflectiveOperationException {
        switch (value) {
            case null -> {}
            case Collection<?> items -> {
                for (Object item : items) {
                    collectUnknown(item, path + "[]", unknown);
                }
            }
            case Map<?, ?> entries -> {
                for (Object entry : entries.values()) {
                    collectUnknown(entry, path + "{}", unknown);
                }
            }
            default -> {
                if (value.getClass().getName().startsWith("io.fabric8.")) {
                    collectUnknownOfFields(value, path, unknown);
                }
            }
        }
    }

    private static void collectUnknownOfFields(Object bean, String path, List<String> unknown)
            throws ReflectiveOperationException {
        for (Class<?> type = bean.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || type.isEnum()) {
                    continue;
                }
                field.setAccessible(true);
                if (field.getName().equals("additionalProperties")) {
                    if (field.get(bean) instanceof Map<?, ?> further) {
                        further.keySet().forEach(name -> unknown.add(path + "/" + name));
                    }
                } else {
                    collectUnknown(field.get(bean), path + "/" + field.getName(), unknown);
                }
            }
        }
    }
}

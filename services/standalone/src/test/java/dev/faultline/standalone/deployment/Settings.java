package dev.faultline.standalone.deployment;

import dev.faultline.log.wiring.EventLogConfig;
import dev.faultline.recorder.RecorderConfig;
import dev.faultline.standalone.StandaloneConfig;
import dev.faultline.timeline.StatusConfig;
import dev.faultline.timeline.TimelineConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings that Faultline has, as its configuration interfaces say. */
final class Settings {
    private static final List<Class<?>> INTERFACES = List.of(
            EventLogConfig.class,
            RecorderConfig.class,
            TimelineConfig.class,
            StatusConfig.class,
            StandaloneConfig.class);

    private Settings() {}

    /**
     * One setting.
     *
     * @param byDefault empty where it has none
     */
    record Setting(String name, Optional<String> byDefault) {
        /** Its name as a variable of the environment. */
        String variable() {
            return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }
    }

    static List<Setting> all() {
        return INTERFACES.stream().flatMap(Settings::of).toList();
    }

    private static Stream<Setting> of(Class<?> config) {
        String prefix = config.getAnnotation(ConfigMapping.class).prefix();
        return Arrays.stream(config.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(method -> new Setting(prefix + "." + hyphenated(method), byDefault(method)));
    }

    private static String hyphenated(Method method) {
        String name = method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return Map.class.isAssignableFrom(method.getReturnType()) ? name + ".\"…\"" : name;
    }

    private static Optional<String> byDefault(Method method) {
        return Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    }
}

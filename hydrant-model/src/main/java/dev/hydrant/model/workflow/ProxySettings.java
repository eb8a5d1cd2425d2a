package dev.hydrant.model.workflow;

import java.util.Optional;

/**
 * A proxy for everything that Hydrant calls: AWS, catalog and secret stores. Without it, {@code
 * HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} of the environment decide.
 *
 * @param url such as {@code http://proxy.example.com:3128}, without user and password
 * @param noProxy hosts that are called directly, comma-separated, as in {@code NO_PROXY}
 */
public record ProxySettings(
    Optional<String> url,
    Optional<String> username,
    Optional<Secret> password,
    Optional<String> noProxy) {}

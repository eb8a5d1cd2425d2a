package dev.hydrant.server.tls;

import java.nio.file.Path;

/**
 * Where the server's certificate is.
 *
 * @param certificate PEM: the server's own certificate first, then those that signed it
 * @param key PEM: its private key in PKCS #8, without a passphrase
 */
public record TlsFiles(Path certificate, Path key) {}

package dev.hydrant.firehose.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.utils.UserHomeDirectoryUtils;

/**
 * The machine's AWS configuration, read anew each time, since people change it during long runs.
 *
 * @param ssoCache the folder where the AWS CLI keeps what a sign-in gave it
 */
record ConfigFiles(Path config, Path credentials, Path ssoCache) {

  /** Where the AWS CLI looks, variables of the environment included. */
  static ConfigFiles ofMachine() {
    return new ConfigFiles(
        ProfileFileLocation.configurationFilePath(),
        ProfileFileLocation.credentialsFilePath(),
        Path.of(UserHomeDirectoryUtils.userHomeDirectory(), ".aws", "sso", "cache"));
  }

  ProfileFile read() {
    ProfileFile.Aggregator both = ProfileFile.aggregator();
    if (Files.isReadable(credentials)) {
      both.addFile(
          ProfileFile.builder().content(credentials).type(ProfileFile.Type.CREDENTIALS).build());
    }
    if (Files.isReadable(config)) {
      both.addFile(
          ProfileFile.builder().content(config).type(ProfileFile.Type.CONFIGURATION).build());
    }
    return both.build();
  }

  /** Each file with whether it is there, for a sentence. */
  String described() {
    List<String> files =
        Stream.of(config, credentials)
            .map(file -> Files.isReadable(file) ? file.toString() : file + " (not there)")
            .toList();
    return String.join(" and ", files);
  }
}

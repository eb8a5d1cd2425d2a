package dev.hydrant.client.naming;

import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.asset.S3Location;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Names buckets and the one child that stands for a static prefix. Bucket names are unique in a
 * partition, so one service holds them all.
 */
final class StorageNames {
  private StorageNames() {}

  static AssetName of(S3Location asset) {
    ExternalService service =
        new ExternalService(
            EntityType.STORAGE_SERVICE,
            EntityNames.service(asset.partition(), "s3"),
            "S3",
            asset.partition().equals("aws")
                ? "Amazon S3"
                : "Amazon S3 (" + asset.partition() + ")");
    String bucket = EntityNames.entity(asset.bucket());
    String prefix = EntityNames.prefix(asset.prefix());
    List<String> path = prefix.isEmpty() ? List.of(bucket) : List.of(bucket, prefix);
    return new AssetName(
        EntityType.CONTAINER, service, path, "", members(path), lookup(asset, path));
  }

  /** The members that a container at this place has; also for a bucket that is only a parent. */
  static Map<String, Object> members(List<String> path) {
    return path.size() == 1
        ? Map.of("fullPath", fullPath(path))
        : Map.of("fullPath", fullPath(path), "prefix", "/" + path.get(1));
  }

  private static String fullPath(List<String> path) {
    return "s3://" + String.join("/", path);
  }

  private static Lookup lookup(S3Location asset, List<String> path) {
    LinkedHashSet<String> keys = new LinkedHashSet<>();
    keys.add(asset.id());
    keys.add("arn:" + asset.partition() + ":s3:::" + asset.bucket());
    keys.add(asset.bucket());
    return new Lookup(List.of(path), path, fullPath(path), "", "", false, keys);
  }
}

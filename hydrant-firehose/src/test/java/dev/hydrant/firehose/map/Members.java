package dev.hydrant.firehose.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Walks an SDK object by its own list of fields, so that no member is forgotten. */
final class Members {
  private Members() {}

  /**
   * A text somewhere in the object.
   *
   * @param owner simple name of the SDK type that holds it
   * @param name of the member as it is on the wire
   */
  record Text(String owner, String name, String value) {}

  static List<Text> texts(SdkPojo object) {
    List<Text> texts = new ArrayList<>();
    walk(object, texts);
    return texts;
  }

  private static void walk(SdkPojo object, List<Text> texts) {
    for (SdkField<?> field : object.sdkFields()) {
      Object value = field.getValueOrDefault(object);
      if (value != null) {
        collect(object.getClass().getSimpleName(), field.memberName(), value, texts);
      }
    }
  }

  private static void collect(String owner, String name, Object value, List<Text> texts) {
    if (value instanceof SdkPojo pojo) {
      walk(pojo, texts);
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        if (item != null) {
          collect(owner, name, item, texts);
        }
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> texts.add(new Text(owner, name, key + "=" + item)));
    } else if (value instanceof String text) {
      texts.add(new Text(owner, name, text));
    }
  }
}

package dev.hydrant.catalog.entity;

import static dev.hydrant.catalog.entity.Check.listOf;
import static dev.hydrant.catalog.entity.Check.object;
import static dev.hydrant.catalog.entity.Check.text;

import java.util.List;

/** Members that many create requests share. */
final class Members {
  private Members() {}

  /** Of nearly every type. */
  static List<Member> common() {
    return List.of(
        Member.of("displayName", text()),
        Member.of("description", text()),
        Member.of("tags", listOf(Shapes.TAG)),
        Member.of("owners", listOf(Shapes.REFERENCE)),
        Member.of("domains", listOf(text())),
        Member.of("dataProducts", listOf(text())));
  }

  /** Of data assets. */
  static List<Member> asset() {
    return List.of(
        Member.of("extension", object()),
        Member.of("lifeCycle", object()),
        Member.of("sourceHash", text(1, 32)));
  }
}

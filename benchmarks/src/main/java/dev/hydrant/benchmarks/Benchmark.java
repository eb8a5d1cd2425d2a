package dev.hydrant.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One thing that is measured. */
interface Benchmark {
  String title();

  /**
   * @param folder to write into; empty at the start
   */
  List<Figure> run(Path folder) throws IOException, InterruptedException;
}

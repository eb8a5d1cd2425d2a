package dev.hydrant.runner.exec;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.work.WorkOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each attempt in a process of its own. The work order, with its secrets, goes through
 * standard input and nowhere else: not into arguments, not into the environment, not to disk.
 */
public final class ChildProcessExecutor implements RunExecutor {
  private static final Logger log = LoggerFactory.getLogger(ChildProcessExecutor.class);

  private final ChildCommand command;
  private final Map<String, String> environment;
  private final Path workFolder;
  private final ObjectMapper mapper = Json.lenient();

  /**
   * @param environment all that a child sees; see {@link ChildEnvironment}
   * @param workFolder parent of the run folders
   */
  public ChildProcessExecutor(
      ChildCommand command, Map<String, String> environment, Path workFolder) {
    this.command = command;
    this.environment = Map.copyOf(environment);
    this.workFolder = workFolder;
    try {
      RunFolder.clear(workFolder);
    } catch (IOException e) {
      log.warn("Old run folders in {} could not be deleted: {}", workFolder, e.toString());
    }
  }

  @Override
  public Execution start(WorkOrder order, Listener listener) throws IOException {
    RunFolder folder = RunFolder.create(workFolder);
    ProcessBuilder builder =
        new ProcessBuilder(command.in(folder.path(), order.limits().memoryMegabytes()))
            .directory(folder.path().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      folder.delete();
      throw e;
    }
    ChildProcess child = new ChildProcess(process, folder, Redactor.of(order), mapper, listener);
    try {
      child.begin(order);
    } catch (IOException e) {
      // It ended before it read its order: its exit code and last words tell why.
      listener.stray("The child did not take its work order.");
    }
    return child;
  }
}

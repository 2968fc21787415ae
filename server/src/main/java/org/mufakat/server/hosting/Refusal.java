package org.mufakat.server.hosting;

import java.nio.file.Path;
import java.util.List;
import org.mufakat.node.NodeId;

/// Why Mufakat did not start, or stopped before it changed anything. Each says in one sentence what
/// is wrong and what to do.
public sealed interface Refusal {

  /// One clear sentence for the person at the terminal; a bad configuration has one a fault.
  String sentence();

  /// The database was written by a later version.
  record NewerSchema(NodeId node, String found, String known) implements Refusal {
    @Override
    public String sentence() {
      return "The database of node %s has schema version %s, newer than the version %s that this Mufakat knows: start the newer Mufakat, or go back with `mufakat rollback`."
          .formatted(node, found, known);
    }
  }

  /// A migration on disk no longer is what was applied.
  record AlteredSchema(NodeId node, String detail) implements Refusal {
    @Override
    public String sentence() {
      return "The database of node %s was not made by this Mufakat's migrations (%s): start the version that made it."
          .formatted(node, detail);
    }
  }

  /// The database belongs to a node with another key, or to another node.
  record WrongKey(NodeId node, String found, String expected) implements Refusal {
    @Override
    public String sentence() {
      return "The database of node %s belongs to the key %s, but the key given is %s: give the key this database was made with."
          .formatted(node, expected, found);
    }
  }

  record WrongNode(NodeId node, String found) implements Refusal {
    @Override
    public String sentence() {
      return "The database given for node %s belongs to node %s: check the configuration."
          .formatted(node, found);
    }
  }

  /// The last checkpoint that a hub witnessed is not to be had, and without it a ledger cannot be
  /// judged.
  record NoWitness(String why) implements Refusal {
    @Override
    public String sentence() {
      return "The ledger cannot be judged without the last checkpoint that the hub witnessed, and %s: name the hub with --hub, or give the checkpoint as a file with --checkpoint."
          .formatted(why);
    }
  }

  record PortInUse(String address, int port, String remedy) implements Refusal {
    @Override
    public String sentence() {
      return "Port %d on %s is in use by another program: %s.".formatted(port, address, remedy);
    }
  }

  record DiskFull(Path folder, long freeMebibytes, long neededMebibytes) implements Refusal {
    @Override
    public String sentence() {
      return "The disk under %s has %d MiB free and Mufakat needs at least %d MiB: free some space or choose another data folder."
          .formatted(folder, freeMebibytes, neededMebibytes);
    }
  }

  record FolderInUse(Path folder, String by) implements Refusal {
    @Override
    public String sentence() {
      return "The data folder %s is in use by another Mufakat%s: stop it, or choose another data folder."
          .formatted(folder, by);
    }
  }

  record BadConfiguration(Path file, List<Fault> faults) implements Refusal {

    /// @param line counted from 1; 0 when the fault is not on one line
    public record Fault(int line, String what) {}

    public BadConfiguration {
      faults = List.copyOf(faults);
    }

    @Override
    public String sentence() {
      var lines = new StringBuilder();
      for (var fault : faults) {
        lines
            .append(lines.isEmpty() ? "" : System.lineSeparator())
            .append(file)
            .append(fault.line() > 0 ? ":" + fault.line() : "")
            .append(": ")
            .append(fault.what());
      }
      return lines.toString();
    }
  }

  /// A file to read in that is not what it should be; the command exits 4.
  record BadInput(String sentence) implements Refusal {}

  /// A key, certificate or password file that cannot be used.
  record UnusableFile(Path file, String what) implements Refusal {
    @Override
    public String sentence() {
      return "%s %s.".formatted(file, what);
    }
  }

  record NoPermission(Path path, String what) implements Refusal {
    @Override
    public String sentence() {
      return "Mufakat may not %s %s: give this user the right, or choose another place."
          .formatted(what, path);
    }
  }

  record NoEmbeddedDatabase(String reason) implements Refusal {
    @Override
    public String sentence() {
      return "The PostgreSQL that comes with Mufakat cannot run here (%s): name a server of your own with --db jdbc:postgresql://HOST:PORT/postgres?user=NAME."
          .formatted(reason);
    }
  }

  record DatabaseUnreachable(String where, String reason) implements Refusal {
    @Override
    public String sentence() {
      return "The database at %s cannot be used (%s): check that it runs, the user's name and the password."
          .formatted(where, reason);
    }
  }

  /// A database of that name is there already, and this data folder did not make it.
  record DatabaseTaken(String database) implements Refusal {
    @Override
    public String sentence() {
      return "The database server already has a %s that this data folder did not make: use the data folder that made it, or another database server."
          .formatted(database);
    }
  }

  /// A data folder whose databases are elsewhere than this start says.
  record OtherDatabases(Path folder, String where) implements Refusal {
    @Override
    public String sentence() {
      return "The databases of the data folder %s are %s: start with those, or choose another data folder."
          .formatted(folder, where);
    }
  }

  record NoSuchNode(NodeId node, Path folder) implements Refusal {
    @Override
    public String sentence() {
      return "There is no node %s in the data folder %s: start it once with `mufakat node`."
          .formatted(node, folder);
    }
  }

  record MigrationFailed(NodeId node, String reason) implements Refusal {
    @Override
    public String sentence() {
      return "The database of node %s could not be brought to this version's schema (%s); it is unchanged, and the earlier Mufakat still runs on it."
          .formatted(node, reason);
    }
  }

  /// There is no way to go back after an upgrade, so it is not begun.
  record CannotCopy(NodeId node, String reason) implements Refusal {
    @Override
    public String sentence() {
      return "The database of node %s needs an upgrade, but it cannot be copied first (%s): make a dump of your own and set `upgrade: without-copy`."
          .formatted(node, reason);
    }
  }

  record NothingToRollBack(NodeId node) implements Refusal {
    @Override
    public String sentence() {
      return "Node %s has no copy from before an upgrade to go back to.".formatted(node);
    }
  }

  /// A database that would be lost, and nobody said that it may be.
  record NotEmpty(NodeId node) implements Refusal {
    @Override
    public String sentence() {
      return "Node %s has a database that is not empty: add --replace to put the backup in its place; what stands there is kept under another name."
          .formatted(node);
    }
  }

  /// A database that Mufakat did not make, so that it cannot put another in its place.
  record CannotReplace(NodeId node, String why) implements Refusal {
    @Override
    public String sentence() {
      return "The database of node %s was made by someone else and cannot be filled (%s): have an empty one made in its place, start the node once with this version, stop it, and restore again."
          .formatted(node, why);
    }
  }

  /// A regime pack with faults, each on a line of its own.
  record FaultyPack(Path folder, List<String> faults) implements Refusal {
    public FaultyPack {
      faults = List.copyOf(faults);
    }

    @Override
    public String sentence() {
      return "%s%nThe regime pack %s has %d faults: mend them, or name another pack with --pack."
          .formatted(String.join(System.lineSeparator(), faults), folder, faults.size());
    }
  }

  record NotAMember(String code, String regime, List<String> members) implements Refusal {
    @Override
    public String sentence() {
      return "%s is not a member of the regime %s: its members are %s."
          .formatted(code, regime, String.join(", ", members));
    }
  }
}

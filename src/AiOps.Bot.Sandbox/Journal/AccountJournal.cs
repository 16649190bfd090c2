using System.Text.Json;

namespace AiOps.Bot.Sandbox.Journal;

/// <summary>
/// The account's state on disk: one JSON document a line, first the <see cref="AccountOrigin"/>, then each call that may change something, written through before it is
/// run. Because everything else follows from these, no state of its own is saved, and a process killed at any point leaves at worst one torn last line of a call
/// that nobody got an answer to. Not thread-safe; the world's gate guards it.
/// </summary>
internal sealed class AccountJournal : IDisposable
{
    /// <summary>As large as the file may get; it is read whole at the start.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    private readonly FileStream _file;

    private AccountJournal(FileStream file, AccountOrigin origin, IReadOnlyList<JournaledCall> calls) => (_file, Origin, Calls) = (file, origin, calls);

    public AccountOrigin Origin { get; }

    /// <summary>What the file held when it was opened, in the order of running.</summary>
    public IReadOnlyList<JournaledCall> Calls { get; }

    /// <summary>Opens a file, or makes it with a new origin where there is none.</summary>
    /// <exception cref="IOException">It is in use, damaged, or of another version; the message says what to do.</exception>
    public static AccountJournal Open(string path, Func<AccountOrigin> create)
    {
        var file = OpenFile(path);
        try
        {
            var lines = ReadLines(file, path);
            var origin = lines.Count > 0 ? Read<AccountOrigin>(lines[0], 1, path) : create();
            if (origin.World != AccountOrigin.PresentWorld)
            {
                throw new IOException($"The simulated account in '{path}' was made by another version. Begin anew with --fresh, or move the file away.");
            }

            var calls = lines.Skip(1).Select((line, i) => Read<JournaledCall>(line, i + 2, path)).ToList();
            var journal = new AccountJournal(file, origin, calls);
            if (lines.Count == 0)
            {
                journal.Write(origin);
            }

            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a call down, through to the disk.</summary>
    /// <exception cref="IOException">It could not be written, or the file is full: the call must not be run.</exception>
    public void Append(JournaledCall call) => Write(call);

    public void Dispose() => _file.Dispose();

    /// <summary>The secret key is in it, so nobody else may read it; and two accounts on one file would tell two stories.</summary>
    private static FileStream OpenFile(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (IOException fault) when (File.Exists(path))
        {
            throw new IOException($"The simulated account's file '{path}' is in use: another aiops may be running with it. Stop that one, or choose another folder.", fault);
        }
    }

    /// <summary>The whole lines; a torn last one is cut off the file.</summary>
    private static List<ReadOnlyMemory<byte>> ReadLines(FileStream file, string path)
    {
        if (file.Length > MaxBytes + (8L * 1024 * 1024))
        {
            throw new IOException($"The simulated account's file '{path}' is too large ({file.Length:N0} bytes). Begin anew with --fresh, or move the file away.");
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        file.SetLength(whole);
        file.Position = whole;
        var lines = new List<ReadOnlyMemory<byte>>();
        for (var start = 0; start < whole;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            lines.Add(bytes.AsMemory(start, end - start));
            start = end + 1;
        }

        return lines;
    }

    private static T Read<T>(ReadOnlyMemory<byte> line, int number, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line.Span) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            throw new IOException($"The simulated account's file '{path}' is damaged at line {number}. Restore it from a backup, or begin anew with --fresh.", fault);
        }
    }

    /// <summary>One write call, so that a kill tears at most this line.</summary>
    private void Write<T>(T document)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(document), (byte)'\n'];
        var end = _file.Length;
        if (end + line.Length > MaxBytes)
        {
            throw new IOException("The simulated account's file is full. Begin anew with --fresh.");
        }

        try
        {
            _file.Write(line);
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // A part of a line would be followed by the next one.
            _file.SetLength(end);
            _file.Position = end;
            throw;
        }
    }
}

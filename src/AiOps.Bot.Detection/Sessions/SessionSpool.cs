using System.Runtime.InteropServices;
using System.Text;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Pieces of sessions on the disk, gone when it is closed.</summary>
internal sealed class SessionSpool : IDisposable
{
    private const int Buffer = 64 * 1024;

    private readonly FileStream _file = new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose);

    private readonly BinaryWriter _writer;

    public SessionSpool() => _writer = new(_file, Encoding.Unicode, leaveOpen: true);

    public void Write(OpenSession piece)
    {
        _writer.Write(piece.Key);
        _writer.Write(piece.Order);
        _writer.Write(piece.Lines);
        var traits = piece.Traits;
        _writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SessionTraits>(in traits)));
        _writer.Write(piece.Events.Length);
        _writer.Write(MemoryMarshal.AsBytes(piece.Events));
    }

    /// <summary>The sessions, their pieces put together, in the order of their first lines.</summary>
    public IReadOnlyCollection<OpenSession> Read()
    {
        _writer.Flush();
        _file.Position = 0;
        using var reader = new BinaryReader(_file, Encoding.Unicode, leaveOpen: true);
        var sessions = new Dictionary<string, OpenSession>(StringComparer.Ordinal);
        while (_file.Position < _file.Length)
        {
            var piece = ReadPiece(reader);
            if (sessions.TryGetValue(piece.Key, out var earlier))
            {
                earlier.Append(piece);
            }
            else
            {
                sessions[piece.Key] = piece;
            }
        }

        return sessions.Values;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }

    private static OpenSession ReadPiece(BinaryReader reader)
    {
        var piece = new OpenSession(reader.ReadString(), reader.ReadInt64());
        var lines = reader.ReadInt64();
        var traits = default(SessionTraits);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(new Span<SessionTraits>(ref traits)));
        var events = new int[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(events.AsSpan()));
        piece.Restore(events, lines, traits);
        return piece;
    }
}

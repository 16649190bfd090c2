using System.Runtime.InteropServices;
using System.Text;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Pieces of sessions on the disk, gone when it is closed.</summary>
internal sealed class SessionSpool(bool withPlaces) : IDisposable
{
    private const int Buffer = 64 * 1024;

    private readonly FileStream _file = new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose);

    private BinaryWriter? _opened;

    private BinaryWriter Writer => _opened ??= new(_file, Encoding.Unicode, leaveOpen: true);

    public void Write(OpenSession piece)
    {
        Writer.Write(piece.Key);
        Writer.Write(piece.Order);
        Writer.Write(piece.Lines);
        var traits = piece.Traits;
        Writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SessionTraits>(in traits)));
        Writer.Write(piece.Events.Length);
        Writer.Write(MemoryMarshal.AsBytes(piece.Events));
        Writer.Write(MemoryMarshal.AsBytes(piece.Places));
    }

    /// <summary>The sessions, their pieces put together, in the order of their first lines.</summary>
    public IReadOnlyCollection<OpenSession> Read()
    {
        Writer.Flush();
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
        _opened?.Dispose();
        _file.Dispose();
    }

    private OpenSession ReadPiece(BinaryReader reader)
    {
        var piece = new OpenSession(reader.ReadString(), reader.ReadInt64(), withPlaces);
        var lines = reader.ReadInt64();
        var traits = default(SessionTraits);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(new Span<SessionTraits>(ref traits)));
        var events = new int[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(events.AsSpan()));
        var places = new EventPlace[withPlaces ? events.Length : 0];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(places.AsSpan()));
        piece.Restore(events, places, lines, traits);
        return piece;
    }
}

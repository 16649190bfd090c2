using System.Security.Cryptography;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers;

/// <summary>
/// Feeds every line to all parts. An event delivered twice counts once; a late one is learned from at its own time; one from outside 1990 to 2200 is a
/// broken clock's and is left out.
/// </summary>
internal sealed class LogScorer(LineReader reader, IReadOnlyList<IScorerPart> parts) : ILogScorer
{
    private const uint Magic = 0x314C_5341;
    private const int ChecksumLength = 16;
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly RecentEvents _recent = new();
    private DateTimeOffset _watermark = Earliest;
    private int _savedLength;

    public void Observe(LogEvent logEvent, ICollection<Anomaly> found)
    {
        if (logEvent.Timestamp < Earliest || logEvent.Timestamp >= Latest || !_recent.Add(logEvent))
        {
            return;
        }

        var line = reader.Read(logEvent);
        foreach (var part in parts)
        {
            part.Observe(line, found);
        }
    }

    public void AdvanceTo(DateTimeOffset watermark, ICollection<Anomaly> found)
    {
        if (watermark <= _watermark || watermark >= Latest)
        {
            // Time stands still, but what arrived late since the last call may have been waiting for the next one.
            watermark = _watermark;
        }

        _watermark = watermark.ToUniversalTime();
        foreach (var part in parts)
        {
            part.AdvanceTo(_watermark, found);
        }
    }

    public void Finish(ICollection<Anomaly> found)
    {
        foreach (var part in parts)
        {
            part.Finish(found);
        }
    }

    public byte[] Save()
    {
        // It has hardly grown since the last time; growing from nothing would leave twice its size in outgrown large arrays.
        using var buffer = new MemoryStream(_savedLength + (_savedLength / 16));
        using var writer = new BinaryWriter(buffer);
        writer.Write(Magic);
        writer.Write(_watermark.UtcTicks);
        _recent.Save(writer);
        foreach (var part in parts)
        {
            writer.Write(part.Name);
            writer.Write(part.Version);
            part.Save(writer);
        }

        writer.Flush();
        writer.Write(ChecksumOf(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        _savedLength = (int)buffer.Length;
        return buffer.ToArray();
    }

    /// <exception cref="FormatException">The state is damaged or of another version.</exception>
    public void Load(ReadOnlySpan<byte> state)
    {
        if (state.Length < ChecksumLength || !ChecksumOf(state[..^ChecksumLength]).SequenceEqual(state[^ChecksumLength..]))
        {
            throw new FormatException("The scorer's saved state is damaged. Start anew and replay the history.");
        }

        using var source = new BinaryReader(new MemoryStream(state[..^ChecksumLength].ToArray()));
        try
        {
            ReadFrom(source);
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new FormatException("The scorer's saved state can not be read. Start anew and replay the history.", e);
        }
    }

    private static Span<byte> ChecksumOf(ReadOnlySpan<byte> state) => SHA256.HashData(state).AsSpan(0, ChecksumLength);

    private void ReadFrom(BinaryReader source)
    {
        if (source.ReadUInt32() != Magic)
        {
            throw new FormatException("The scorer's saved state has an unknown format. Start anew and replay the history.");
        }

        _watermark = new(source.ReadInt64(), TimeSpan.Zero);
        _recent.Load(source);
        foreach (var part in parts)
        {
            var (name, version) = (source.ReadString(), source.ReadByte());
            if (name != part.Name || version != part.Version)
            {
                throw new FormatException($"The saved state is of {name} version {version}, not of {part.Name} version {part.Version}. Start anew and replay the history.");
            }

            part.Load(source);
        }
    }
}

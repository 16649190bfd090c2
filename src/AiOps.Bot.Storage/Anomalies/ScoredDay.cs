using System.IO.Compression;
using AiOps.Bot.Core.Anomalies.Series;

namespace AiOps.Bot.Storage.Anomalies;

/// <summary>
/// A day of a series as bytes: the values in columns, each column's bytes by their rank, deflated. A day of five-minute values takes some two kilobytes, where a row a value would take
/// forty. Numbers are kept in single precision, which is more than a chart shows, and times in whole seconds.
/// </summary>
internal static class ScoredDay
{
    private const byte Version = 1;
    private const int MostValues = 100_000;
    private const int Bytes = 4;
    private const double ScoreSteps = byte.MaxValue;

    public static byte[] Write(IReadOnlyList<ScoredValue> values)
    {
        using var packed = new MemoryStream();
        packed.WriteByte(Version);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(deflate))
        {
            writer.Write(values.Count);
            WriteColumn(writer, values, (v, before) => (int)(uint)Math.Clamp(v.Time.ToUnixTimeSeconds() - before.ToUnixTimeSeconds(), 0, uint.MaxValue));
            WriteColumn(writer, values, (v, _) => Bits(v.Value));
            WriteColumn(writer, values, (v, _) => Bits(v.Lower));
            WriteColumn(writer, values, (v, _) => Bits(v.Upper));
            foreach (var value in values)
            {
                writer.Write((byte)Math.Round(Math.Clamp(value.Score, 0, 1) * ScoreSteps));
            }

            foreach (var value in values)
            {
                writer.Write((byte)value.Mark);
            }
        }

        return packed.ToArray();
    }

    /// <summary>None where the bytes are damaged or of another version: a picture with a hole is better than no page, and nothing is decided by it.</summary>
    public static IReadOnlyList<ScoredValue> Read(byte[] content)
    {
        try
        {
            return content is [Version, ..] ? Unpack(content) : [];
        }
        catch (Exception ex) when (ex is InvalidDataException or EndOfStreamException)
        {
            return [];
        }
    }

    private static ScoredValue[] Unpack(byte[] content)
    {
        using var reader = new BinaryReader(new DeflateStream(new MemoryStream(content, 1, content.Length - 1), CompressionMode.Decompress));
        var count = reader.ReadInt32();
        if (count is < 0 or > MostValues)
        {
            throw new InvalidDataException();
        }

        var (times, values, lower, upper) = (ReadColumn(reader, count), ReadColumn(reader, count), ReadColumn(reader, count), ReadColumn(reader, count));
        var (scores, marks) = (reader.ReadBytes(count), reader.ReadBytes(count));
        if (marks.Length != count)
        {
            throw new EndOfStreamException();
        }

        var unpacked = new ScoredValue[count];
        var time = DateTimeOffset.UnixEpoch;
        for (var i = 0; i < count; i++)
        {
            time = time.AddSeconds((uint)times[i]);
            unpacked[i] = new(time, Number(values[i]), Number(lower[i]), Number(upper[i]), scores[i] / ScoreSteps, (ScoredMark)Math.Min(marks[i], (byte)ScoredMark.Told));
        }

        return unpacked;
    }

    /// <summary>All first bytes, then all second ones: neighbours differ in the last ones only.</summary>
    private static void WriteColumn(BinaryWriter writer, IReadOnlyList<ScoredValue> values, Func<ScoredValue, DateTimeOffset, int> of)
    {
        var column = new byte[values.Count * Bytes];
        var before = DateTimeOffset.UnixEpoch;
        for (var i = 0; i < values.Count; i++)
        {
            var bits = of(values[i], before);
            before = values[i].Time;
            for (var rank = 0; rank < Bytes; rank++)
            {
                column[(rank * values.Count) + i] = (byte)(bits >> (8 * rank));
            }
        }

        writer.Write(column);
    }

    private static int[] ReadColumn(BinaryReader reader, int count)
    {
        var column = reader.ReadBytes(count * Bytes);
        if (column.Length != count * Bytes)
        {
            throw new EndOfStreamException();
        }

        var bits = new int[count];
        for (var i = 0; i < column.Length; i++)
        {
            bits[i % count] |= column[i] << (8 * (i / count));
        }

        return bits;
    }

    private static int Bits(double value) => BitConverter.SingleToInt32Bits(double.IsNaN(value) ? float.NaN : (float)Math.Clamp(value, float.MinValue, float.MaxValue));

    private static double Number(int bits) => BitConverter.Int32BitsToSingle(bits);
}

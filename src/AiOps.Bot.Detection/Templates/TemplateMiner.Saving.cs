using System.Text;

namespace AiOps.Bot.Detection.Templates;

public sealed partial class TemplateMiner
{
    private const uint Magic = 0x314d5441; // "ATM1"

    /// <summary>The whole state. Loading it and going on gives what never having stopped would.</summary>
    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(_options.MaxTemplates);
            writer.Write(_options.MaxTokens);
            writer.Write(_options.MaxVariations);
            writer.Write(_lines);
            writer.Write(_births);
            var clusters = _byLength.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value.Clusters).ToList();
            writer.Write(clusters.Count);
            clusters.ForEach(cluster => Write(writer, cluster));
            Write(writer, _joined);
            Write(writer, _variations);
            Write(writer, _pairs);
        }

        return stream.ToArray();
    }

    /// <exception cref="FormatException">The state is damaged or of an unknown version.</exception>
    public static TemplateMiner Load(ReadOnlySpan<byte> state)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(state.ToArray()), Encoding.UTF8);
            if (reader.ReadUInt32() != Magic)
            {
                throw new FormatException("The miner's state is of an unknown version; start anew and learn from history.");
            }

            return Read(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or OverflowException or IOException)
        {
            throw new FormatException("The miner's state is damaged; start anew and learn from history.", e);
        }
    }

    private static TemplateMiner Read(BinaryReader reader)
    {
        var options = new TemplateMinerOptions { MaxTemplates = reader.ReadInt32(), MaxTokens = reader.ReadInt32(), MaxVariations = reader.ReadInt32() };
        var miner = new TemplateMiner(options) { _lines = reader.ReadInt64(), _births = reader.ReadInt64() };
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            miner.Insert(ReadCluster(reader));
        }

        foreach (var (id, older) in ReadPairs(reader, r => (r.ReadInt64(), r.ReadInt64())))
        {
            miner._joined[id] = older;
        }

        Restore(reader, miner._variations);
        Restore(reader, miner._pairs);
        return miner;
    }

    private static void Restore(BinaryReader reader, VariationTable table)
    {
        var young = ReadPairs(reader, r => (r.ReadUInt64(), r.ReadInt32()));
        table.Restore(young, ReadPairs(reader, r => (r.ReadUInt64(), r.ReadInt32())));
    }

    private static void Write(BinaryWriter writer, VariationTable table)
    {
        Write(writer, table.Young);
        Write(writer, table.Old);
    }

    private static void Write(BinaryWriter writer, TemplateCluster cluster)
    {
        writer.Write(cluster.Id);
        writer.Write(cluster.Birth);
        writer.Write(cluster.Count);
        writer.Write(cluster.LastUse);
        writer.Write(cluster.OpenPlaces);
        writer.Write(cluster.TellingPlaces);
        writer.Write(cluster.Length);
        for (var i = 0; i < cluster.Length; i++)
        {
            writer.Write(cluster.Hashes[i]);
            writer.Write(cluster.Texts[i]);
        }
    }

    private static TemplateCluster ReadCluster(BinaryReader reader)
    {
        var (id, birth, count, lastUse, open, telling) =
            (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadUInt64(), reader.ReadUInt64());
        var length = reader.ReadInt32();
        if (length is < 0 or > LineScan.MaxTokens)
        {
            throw new FormatException("The miner's state is damaged; start anew and learn from history.");
        }

        var hashes = new ulong[length];
        var texts = new string[length];
        for (var i = 0; i < length; i++)
        {
            hashes[i] = reader.ReadUInt64();
            texts[i] = reader.ReadString();
        }

        return new TemplateCluster
        {
            Id = id, Birth = birth, Hashes = hashes, Texts = texts, OpenPlaces = open, TellingPlaces = telling, Count = count, LastUse = lastUse,
        };
    }

    private static void Write(BinaryWriter writer, Dictionary<long, long> pairs)
    {
        writer.Write(pairs.Count);
        foreach (var (key, value) in pairs.OrderBy(pair => pair.Key))
        {
            writer.Write(key);
            writer.Write(value);
        }
    }

    private static void Write(BinaryWriter writer, Dictionary<ulong, int> pairs)
    {
        writer.Write(pairs.Count);
        foreach (var (key, value) in pairs.OrderBy(pair => pair.Key))
        {
            writer.Write(key);
            writer.Write(value);
        }
    }

    private static Dictionary<TKey, TValue> ReadPairs<TKey, TValue>(BinaryReader reader, Func<BinaryReader, (TKey Key, TValue Value)> read)
        where TKey : notnull
    {
        var pairs = new Dictionary<TKey, TValue>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (key, value) = read(reader);
            pairs[key] = value;
        }

        return pairs;
    }
}

using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Features;

/// <summary>How scorers write their state. Counts are checked on reading, so damaged state ends in a <see cref="FormatException"/>, never in an allocation.</summary>
internal static class StateFormat
{
    public static void Write(this BinaryWriter writer, ActivityKey key)
    {
        writer.Write(key.Scope);
        writer.Write(key.Program);
        writer.Write(key.Template);
    }

    public static ActivityKey ReadActivityKey(this BinaryReader reader) => new(reader.ReadStreamKey(), reader.ReadString(), reader.ReadString());

    public static void Write(this BinaryWriter writer, StreamKey key)
    {
        writer.Write(key.Source);
        writer.Write(key.Group);
        writer.Write(key.Stream);
    }

    public static StreamKey ReadStreamKey(this BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), reader.ReadString());

    public static void WriteAll<T>(this BinaryWriter writer, IReadOnlyCollection<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(writer, item);
        }
    }

    public static List<T> ReadAll<T>(this BinaryReader reader, int limit, Func<BinaryReader, T> read)
    {
        var count = ReadCount(reader, limit);
        var items = new List<T>(count);
        for (var i = 0; i < count; i++)
        {
            items.Add(read(reader));
        }

        return items;
    }

    public static void WriteMap<TKey, TValue>(this BinaryWriter writer, BoundedMap<TKey, TValue> map, Action<BinaryWriter, TKey, TValue> write)
        where TKey : notnull
    {
        writer.Write(map.Count);
        foreach (var (key, value) in map.OldestFirst)
        {
            write(writer, key, value);
        }
    }

    public static void ReadMap<TKey, TValue>(this BinaryReader reader, BoundedMap<TKey, TValue> map, Func<BinaryReader, (TKey Key, TValue Value)> read)
        where TKey : notnull
    {
        var count = ReadCount(reader, int.MaxValue);
        for (var i = 0; i < count; i++)
        {
            var (key, value) = read(reader);
            map.Set(key, value);
        }
    }

    /// <summary>A count of entries, at most so many.</summary>
    /// <exception cref="FormatException">There are more, or the state is damaged.</exception>
    public static int ReadCount(this BinaryReader reader, int limit)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count <= limit ? count : throw new FormatException($"The scorer's state has {count} entries where at most {limit} can be.");
    }
}

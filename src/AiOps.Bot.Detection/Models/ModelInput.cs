using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Models;

/// <summary>Reads what <see cref="ModelOutput"/> wrote. Lengths are checked against what is left before anything is allocated: a file may come from anywhere.</summary>
internal sealed class ModelInput(BinaryReader reader)
{
    public int Number() => reader.ReadInt32();

    public double Real() => reader.ReadDouble();

    public string Text() => reader.ReadString();

    /// <exception cref="FormatException">Not so many are left.</exception>
    public T[] Array<T>()
        where T : unmanaged
    {
        var count = Count<T>();
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <exception cref="FormatException">It is not of this length.</exception>
    public T[] Array<T>(int length)
        where T : unmanaged =>
        Array<T>() is { } values && values.Length == length ? values : throw new FormatException($"A part of the model does not have {length} values.");

    /// <exception cref="FormatException">It is outside.</exception>
    public int Number(int from, int to) =>
        Number() is var number && number >= from && number <= to ? number : throw new FormatException($"A number of the model is {number}; {from} to {to} can be.");

    private int Count<T>()
    {
        var count = reader.ReadInt32();
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && count <= left / Math.Max(1, Marshal.SizeOf<T>()) ? count : throw new FormatException("A part of the model is longer than the file.");
    }
}

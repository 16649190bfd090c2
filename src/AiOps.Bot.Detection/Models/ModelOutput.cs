using System.Runtime.InteropServices;

namespace AiOps.Bot.Detection.Models;

/// <summary>Writes a model's parts one after the other; <see cref="ModelInput"/> reads them in the same order. Numbers are little-endian, arrays begin with their length.</summary>
internal sealed class ModelOutput(BinaryWriter writer)
{
    public void Number(int value) => writer.Write(value);

    public void Number(double value) => writer.Write(value);

    public void Text(string value) => writer.Write(value);

    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }
}

using System.Text;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>A text kept as UTF-8 inside a shared block of memory: a third of what a string would take.</summary>
internal readonly record struct StoredText(TextBlock Block, int Offset, int Length)
{
    public ReadOnlySpan<byte> Utf8 => Block.Read().AsSpan(Offset, Length);

    public override string ToString() => Encoding.UTF8.GetString(Utf8);
}

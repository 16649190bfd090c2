using System.Collections.Concurrent;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>What a double answers, and how it misbehaves. Shared by the doubles of all vendors, so that a fault is tested over each protocol.</summary>
internal sealed class ModelScript
{
    private const int HugeLength = 200_000;

    /// <summary>What it says where no fault is set.</summary>
    public Func<ModelQuestion, ModelReply> Answer { get; set; } = _ => new("ready");

    public ModelFault Fault { get; set; }

    /// <summary>Faults of the next requests, before <see cref="Fault"/>.</summary>
    public ConcurrentQueue<ModelFault> Next { get; } = [];

    /// <summary>Between pieces, where it is slow.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What a server that is asked too often tells the caller to wait.</summary>
    public TimeSpan? RetryAfter { get; set; } = TimeSpan.Zero;

    public ConcurrentQueue<ModelQuestion> Questions { get; } = [];

    /// <summary>What a strict server found wrong with requests; a test asserts that it is empty.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    public int Count => Questions.Count;

    public ModelFault TakeFault() => Next.TryDequeue(out var next) ? next : Fault;

    public ModelReply ReplyTo(ModelQuestion question, ModelFault fault)
    {
        var reply = Answer(question);
        return fault switch
        {
            ModelFault.Truncated => reply with { Text = reply.Text[..(reply.Text.Length / 2)], CutOff = true },
            ModelFault.InvalidJson => reply with { Text = "Sure! Here you go: {\"claims\": [{\"text\": " },
            ModelFault.WrongSchema => reply with { Text = """{"summary":"it broke","claims":{"text":7},"actions":["reboot everything"]}""" },
            ModelFault.Refusal => reply with { Text = "", Refusal = "I cannot help with that." },
            ModelFault.Huge => reply with { Text = reply.Text + new string('x', HugeLength) },
            ModelFault.NaN => new("""{"claims":[],"confidence":NaN}""", [.. question.Tools.Take(1).Select(t => (t, """{"limit":NaN}"""))]),
            ModelFault.FakeCitations => reply with { Text = """{"claims":[{"text":"Kim deleted it.","cites":[{"evidence":"E999","quote":"kim deleted everything"}]},{"text":"It was DNS.","cites":[]}]}""" },
            ModelFault.ToolLoop => question.Tools.Count > 0 ? new("", [(question.Tools[0], "{}")]) : reply,
            ModelFault.Endless => reply with { Text = reply.Text.Length > 0 ? reply.Text : "and " },
            _ => reply,
        };
    }
}

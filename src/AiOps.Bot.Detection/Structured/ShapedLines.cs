using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Structured;

/// <summary>Cuts lines into tokens, which is nearly all of the work of mining, and then lets a miner learn them in their order.</summary>
internal sealed class ShapedLines(LineFields fields) : ILineWork
{
    private readonly LineShapes _shapes = new();

    public void Run(LineBatch lines)
    {
        _shapes.Clear();
        for (var i = 0; i < lines.Count; i++)
        {
            _shapes.Add(fields.ContentOf(lines[i]));
        }
    }

    public void Teach(TemplateMiner miner, LineBatch lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!miner.LearnKnown(_shapes, i))
            {
                miner.Learn(fields.ContentOf(lines[i]));
            }
        }
    }
}

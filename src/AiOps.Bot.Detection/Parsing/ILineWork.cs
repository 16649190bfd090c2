namespace AiOps.Bot.Detection.Parsing;

/// <summary>What is done with a batch of lines apart from all others, so that any thread can do it. Holds the result until the next batch; reused.</summary>
internal interface ILineWork
{
    void Run(LineBatch lines);
}

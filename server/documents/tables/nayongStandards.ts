import type { SourceTable } from '../../../shared/region/sourceDocument.ts';
import { textColumn } from '../columns.ts';

/**
 * 附件2 贵州省城镇老旧小区改造任务及标准（试行）, row by row; the catalogue joins on the `work` column.
 */
export const nayongStandards: SourceTable = {
  tableId: 'standards',
  title: '贵州省城镇老旧小区改造任务及标准（试行）',
  clause: '附件2',
  columns: [
    textColumn('category', '分类'),
    textColumn('work', '改造内容'),
    textColumn('standard', '改造标准'),
  ],
  rows: [
    {
      category: '基础设施的改造',
      work: '水、电、气、热管线改造',
      standard: '改造小区供水、供电、供气、供热管网、保障居民用水、用电、用气、采暖安全。',
    },
    {
      category: '基础设施的改造',
      work: '小区道路、围墙改造',
      standard:
        '结合停车位增划进行道路拓宽，平整硬化小区道路、居民活动场所，维修破损道路、窨井、围墙，疏通消防通道等，做到道路畅通、围墙安全牢固。',
    },
    {
      category: '基础设施的改造',
      work: '地下管网改造',
      standard: '进行雨污管网清理、疏通、整修，实现雨污分流；道路排水充分结合海绵城市要求开展设计施工。',
    },
    {
      category: '基础设施的改造',
      work: '庭院路灯和楼道灯改造',
      standard: '维修或增设楼道和庭院路灯设施。',
    },
    {
      category: '基础设施的改造',
      work: '各类杆管线设施改造',
      standard: '整理电话、网络、有线电视、电力等各类线缆，统一入地线敷设，做到杆管线布局合理，统一规范。',
    },
    {
      category: '基础设施的改造',
      work: '更新改造环卫设施',
      standard: '合理布局设置分类垃圾箱、垃圾房等环卫设施，做好垃圾及时分类处理。',
    },
    {
      category: '基础设施的改造',
      work: '增加绿化面积，提升小区环境。',
      standard: '拆违建绿，破硬还绿，适当种植乔灌花草，合理设置建筑小品，形成有机的景观体系。',
    },
    {
      category: '基础设施的改造',
      work: '完善停车设施',
      standard:
        '结合小区公共空间，对现有停车设施进行改造整修。合理调整停车布局，建设绿荫停车位。有条件的小区建设立体停车位、电瓶车集中停放场地和充电设施。',
    },
    {
      category: '基础设施的改造',
      work: '消防设施',
      standard: '实施消防安全改造，增设消防水源。',
    },
    {
      category: '服务设施改造',
      work: '完善服务设施',
      standard:
        '对小区道路、庭院、公共场所增设无障碍通道等设施或进行适老化改造。增建养老抚幼设施和便民市场等社区综合服务设施。完善配置物业服务用房。配套文化休闲设施，规范文化宣传设施。',
    },
    {
      category: '服务设施改造',
      work: '规范、配套文体休闲设施',
      standard: '规范或增设体育、文化宣传、休闲、邮政快递等设施',
    },
    {
      category: '房屋公共区域改造',
      work: '对房屋公共区域进行修缮和改造',
      standard:
        '对屋面、外墙、阳台和楼道内墙、扶手、栏杆等处进行加固改造，提升安全性，美化外观，保证房屋正常居住使用。',
    },
    {
      category: '建筑节能改造',
      work: '对门窗、楼体进行建筑节能改造',
      standard: '更换具有节能保温性能的门窗，对楼体进行保温等建筑节能改造。',
    },
    {
      category: '电梯改造',
      work: '老旧电梯改造，加装电梯',
      standard:
        '根据安全评估情况对存在安全隐患的老旧电梯进行修整改造或更新。在居民自愿的前提下，对安全评估可以增设电梯的楼房加装电梯。',
    },
    {
      category: '门禁安全改造',
      work: '增设门禁系统',
      standard: '增设电子防护系统等技防设施，完善楼宇安全系统。',
    },
  ],
};
